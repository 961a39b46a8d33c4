/**
 * The words that passwords are most often made of, on which published breach statistics agree; collected for this
 * project, not copied from a list. password-rules.ts finds each of them with digits, signs or years around it.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  `password passwort passw0rd passord motdepasse contrasena contraseña senha parola wachtwoord haslo letmein letmeinnow
  welcome willkommen bienvenue changeme changeit default secret topsecret mysecret admin administrator root toor guest
  master superman batman spiderman ironman wonderwoman pokemon pikachu naruto starwars startrek minecraft fortnite
  football baseball basketball softball hockey soccer futbol tennis volleyball liverpool chelsea arsenal barcelona
  realmadrid manchester juventus yankees cowboys lakers steelers eagles packers dolphins rangers redsox broncos
  princess princesa sunshine sunflower rainbow butterfly flower flowers angel angels babygirl babyboy lovely beautiful
  loveyou iloveyou iloveyou ihateyou lovelove mylove tequiero teamo amorcito jetaime ichliebedich sweetheart sweetie
  dragon dragons monkey tiger tigger panther panda shadow phoenix unicorn dolphin elephant penguin kitty hellokitty
  freedom whatever trustno trustnoone nothing anything something everything forever nevermind blahblah abcabc
  michael jennifer jessica ashley amanda daniel charlie jordan hunter thomas robert andrew joshua matthew anthony
  william christopher nicholas alexander alexandra michelle nicole elizabeth samantha stephanie veronica patricia
  victoria natasha isabella sebastian benjamin jonathan christian richard maverick maggie ginger buster cookie
  computer internet windows microsoft google facebook twitter instagram youtube linkedin samsung apple android
  iphone server database network system software developer programmer hacker matrix terminator
  summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april
  june july august september october november december sommer printemps verano invierno
  mustang corvette ferrari porsche mercedes harley yamaha honda toyota chevrolet jaguar lamborghini
  chocolate pepper banana strawberry orange cheese coffee pumpkin peaches apples
  metallica slipknot nirvana eminem beatles blink greenday linkinpark
  access access14 testing tester test testtest password1 interview interviewer candidate casement login logmein
  logitech qwerty qwertyui qwertyuiop qwerty123 azerty asdfgh asdfghjkl zxcvbn zxcvbnm q1w2e3r4 q1w2e3r4t5 1q2w3e4r
  1q2w3e4r5t 1qaz2wsx qazwsx qazwsxedc zaq12wsx zaq1zaq1 zaq1xsw2 adgjmp asdasd asd123 qweasd qweasdzxc qweqwe
  12341234 11223344 12344321 123123 123321 147258369 159753 789456123 87654321 31415926 696969
  correcthorsebatterystaple opensesame abracadabra hocuspocus blessed jesus jesuschrist godisgood heaven faith
  killer gangster player gamer winner champion legend warrior knight wizard merlin gandalf frodo hobbit
  purple yellow silver golden diamond crystal mercury neptune jupiter galaxy universe
  london paris newyork chicago houston dallas austin boston phoenix denver california florida texas america canada
  australia england scotland ireland germany deutschland berlin hamburg france italia espana portugal brasil brazil
  mexico colombia argentina russia moscow india pakistan indonesia philippines japan china singapore
  changeme123 temp temporary newpassword mypassword oldpassword yourpassword thepassword passwordpassword passphrase
  hello hellohello helloworld goodbye goodmorning goodluck happy happiness smile smiles friend friends family
  mother father brother sister daddy mommy mamma babies grandma`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
