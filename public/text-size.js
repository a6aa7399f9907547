// Before the page is drawn: the reader's text size, kept on this device. Plain ES5 for old browsers.
(function () {
  try {
    if (localStorage.getItem('mingzhang-text') === 'large') document.documentElement.setAttribute('data-text', 'large');
  } catch (e) {
    // storage is forbidden here: the page keeps its normal size
  }
  document.documentElement.className += ' js';
})();
