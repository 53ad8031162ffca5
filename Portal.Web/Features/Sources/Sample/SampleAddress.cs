using System.Net.Sockets;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Sources;
using Portal.Web.SampleCompany;

namespace Portal.Web.Features.Sources.Sample;

/// <summary>
/// Lets the portal go to its own sample company, and has the source that was made of it follow: with each start the company
/// may listen on another port.
/// </summary>
sealed partial class SampleAddress(IEnumerable<SampleHost> hosts, EgressGuard guard, SourceRegistry sources, FeedRegistry feeds, IHostApplicationLifetime portal, ILogger<SampleAddress> logger) : IHostedService
{
    readonly TaskCompletionSource _followed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether there is a sample company in this portal.</summary>
    public bool IsThere => hosts.Any();

    /// <summary>Ends when the source knows where the company is since this start.</summary>
    public Task Followed => _followed.Task;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The company itself waits for the portal to listen, and the portal does not wait for it.
        _ = Follow(portal.ApplicationStopping);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Followed;

    /// <returns>Where it is, allowed to be gone to; null if it is nowhere.</returns>
    public async Task<Uri?> Find(CancellationToken stop)
    {
        if (hosts.FirstOrDefault() is not { } host) return null;
        try
        {
            host.Open();
            var address = await host.Address.WaitAsync(stop);
            guard.AllowOwn(address);
            return address;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // It could not listen, and has told the log why.
            return null;
        }
    }

    async Task Follow(CancellationToken stop)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = portal.ApplicationStarted.Register(listens.SetResult);
        try
        {
            await listens.Task.WaitAsync(stop);
            if (!hosts.Any(host => host.IsOpenFromTheStart) && await Explored(stop) is null) return;
            if (await Find(stop) is not { } address || await Explored(stop) is not { } moved || moved.Address == address) return;
            // It is the last, because by it the others are known if this is broken off.
            foreach (var source in (await sources.Page(new SourceFilter(), 0, int.MaxValue, stop)).Sources.Where(source => source.Address.Authority == moved.Address.Authority).OrderBy(source => source.Id == moved.Id))
            {
                var there = new UriBuilder(source.Address) { Port = address.Port }.Uri;
                if ((await sources.Change(Actor.Portal, source.Id, SourceDraft.Of(source) with { Address = there }, stop)).Refusal is { } refusal) Log.Stays(logger, refusal.Message);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The portal stops before the company was there.
        }
        catch (Exception e)
        {
            Log.Stays(logger, e.Message);
        }
        finally
        {
            _followed.TrySetResult();
        }
    }

    /// <summary>By how it is read: its name and all that is said of it may have been changed.</summary>
    async Task<Source?> Explored(CancellationToken stop) =>
        (await feeds.SourcesReadSo([.. SampleFeeds.All.Select(feed => SettingsWriter.Write(feed.Settings))], stop)).FirstOrDefault(source => source.Address.IsLoopback);

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The source of the sample company was not told its new address: {Problem} Change it there, or remove the source and connect it again.")]
        public static partial void Stays(ILogger logger, string problem);
    }
}
