// The practical limit: everybody else in the room gets every message. Nothing is read, stored or checked.
import { WebSocketServer } from "ws";

const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT), perMessageDeflate: false });

server.on("connection", (socket, request) => {
  const members = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, members.add(socket));
  socket.on("message", (data) => {
    for (const member of members) if (member !== socket) member.send(data, { binary: true });
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    members.delete(socket);
    if (members.size === 0) rooms.delete(request.url);
  });
});
server.on("listening", () => console.log("ready"));
