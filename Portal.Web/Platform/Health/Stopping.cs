using Portal.Web.Platform.Network;

namespace Portal.Web.Platform.Health;

/// <summary>
/// The portal's way out: first it is only not ready, then it takes nothing new and open requests finish, and the database
/// closes last, when the host disposes what it made, the first made last.
/// </summary>
sealed partial class Stopping(NetworkOptions options, TimeProvider clock, ILogger<Stopping> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Log.Begun(logger, options.ShutdownSeconds);
        await Task.Delay(TimeSpan.FromSeconds(options.DrainSeconds), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) Log.CutOff(logger, options.ShutdownSeconds);
        else Log.Done(logger);
        return Task.CompletedTask;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Stopping: nothing new is taken, and open requests have {Seconds} s to finish.")]
        public static partial void Begun(ILogger logger, int seconds);

        [LoggerMessage(LogLevel.Information, "Stopped: every open request was finished.")]
        public static partial void Done(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "Stopped: some requests were not finished after {Seconds} s and were cut off.")]
        public static partial void CutOff(ILogger logger, int seconds);
    }
}
