"""A page in a browser that plays the same worlds: the third twin of the engines, in JavaScript, and what it carries."""
