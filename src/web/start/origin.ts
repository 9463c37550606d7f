/** The address in the example for programs becomes that of the server at hand; without this script it is the default. */
for (const element of document.querySelectorAll('[data-origin]')) element.textContent = window.location.origin;
