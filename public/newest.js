// For other pages of the portal: lists what a unit has published last, from its JSON feed. Plain ES5 for old browsers.
//   <script src="/jixiao/newest.js" data-feed="/jixiao/units/jiedao/feed.json" data-count="5" defer></script>
(function () {
  var script = document.currentScript;
  var address = script && script.getAttribute('data-feed');
  // only from the host of the page itself
  if (!address || !/^\/[^\/\\]/.test(address)) return;
  var count = Number(script.getAttribute('data-count')) || 5;
  var list = document.createElement('ul');

  function add(item) {
    // what would run when it is clicked is no address of a form
    if (!/^(https?:\/\/|\/[^\/\\])/.test(item.url)) return;
    var entry = document.createElement('li');
    var link = document.createElement('a');
    var time = document.createElement('time');
    link.href = item.url;
    link.textContent = item.title;
    time.textContent = String(item.date_published).slice(0, 10);
    entry.appendChild(link);
    entry.appendChild(document.createTextNode(' '));
    entry.appendChild(time);
    list.appendChild(entry);
  }

  var request = new XMLHttpRequest();
  request.open('GET', address);
  request.onload = function () {
    if (request.status !== 200) return;
    JSON.parse(request.responseText).items.slice(0, count).forEach(add);
    script.parentNode.insertBefore(list, script);
  };
  request.send();
})();
