// Before the page is drawn: how the reader wants pages to look, kept on this device. Plain ES5 for old browsers.
(function () {
  var root = document.documentElement;
  try {
    if (localStorage.getItem('mingzhang-text') === 'large') root.setAttribute('data-text', 'large');
    if (localStorage.getItem('mingzhang-contrast') === 'high') root.setAttribute('data-contrast', 'high');
  } catch (e) {
    // storage is forbidden here: the page keeps its normal look
  }
  root.className += ' js';
})();
