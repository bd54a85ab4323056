// Loaded into the web server: it ends with the process that started it, even when that one was killed outright.
// `next dev` starts a process of its own that loads this too, and lets go of the line to it on purpose.
if (process.env.SPOKEWISE_STARTED_BY === String(process.ppid)) {
  process.on('disconnect', () => process.exit(0));
  process.channel?.unref();
}
