import{a}from"./part-CZ4IWOLH.js";export{a as readPicture};
