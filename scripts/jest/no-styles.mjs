// What a stylesheet is to a component in a test: no class has a name.
export default {};
