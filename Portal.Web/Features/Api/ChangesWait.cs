using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>Waits for changes, by whichever way they are asked for.</summary>
sealed class ChangesWait(DataChanges changes, AgentTurns turns, IHostApplicationLifetime life)
{
    /// <param name="pass">Who asks.</param>
    /// <param name="query">The question.</param>
    /// <param name="time">How long at most; without any it is a question like others.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What changed; nothing where nothing did, or the portal stops.</returns>
    public async Task<Outcome<ChangesPage>> For(AgentPass pass, ChangesQuery query, TimeSpan time, CancellationToken stop)
    {
        if (time == TimeSpan.Zero) return await changes.Read(pass.Model, query, stop);
        if (!turns.Take(pass, LongQuestion.Changes).Succeeded(out var turn, out var refusal)) return refusal;
        using var _ = turn;
        // Who stops the portal does not wait for those who wait here.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, life.ApplicationStopping);
        try
        {
            return await changes.Wait(pass.Model, query, time, end.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return await changes.Read(pass.Model, query, stop);
        }
    }
}
