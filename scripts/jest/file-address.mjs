// What the address of a file is to a component in a test: nothing is fetched.
export default "/a-file";
