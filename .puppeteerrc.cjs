// The embedded browser of the lockfile prints here; Puppeteer's own download is left for `sitrep browser install`.
module.exports = { skipDownload: true }
