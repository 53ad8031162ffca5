using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Keeping;

namespace Portal.Web.Features.Api;

/// <summary>Waits for a gate to become another one than somebody knows.</summary>
sealed class GateWait(SeenWorkflows seen, GateDesk desk, GateNews news, IHostApplicationLifetime life, TimeProvider clock)
{
    public const int LongestSeconds = 60;

    /// <param name="pass">Who asks: the workflow may be changed meanwhile into one that it may not see.</param>
    /// <param name="name">Whose gate.</param>
    /// <param name="isKnown">Whether an answer says nothing new.</param>
    /// <param name="time">How long at most.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What it says at the end, new or not.</returns>
    public async Task<Outcome<GateAnswer>> For(AgentPass pass, string name, Func<GateAnswer, bool> isKnown, TimeSpan time, CancellationToken stop)
    {
        // A turn that is told while the gate is being asked is not missed: the next wait ends at once.
        using var turned = new SemaphoreSlim(0);
        var id = 0L;
        void Turned(long workflow)
        {
            if (workflow == Volatile.Read(ref id)) turned.Release();
        }

        news.Turned += Turned;
        try
        {
            // Who stops the portal does not wait for those who wait here.
            using var over = new CancellationTokenSource(time, clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop, life.ApplicationStopping);
            while (true)
            {
                if (!(await seen.Look(pass, name, stop)).Succeeded(out var workflow, out var refusal)) return refusal;
                Volatile.Write(ref id, workflow.Id);
                var answer = await desk.Ask(workflow, stop);
                if (!isKnown(answer) || end.IsCancellationRequested) return answer;
                await Next(turned, end.Token, stop);
            }
        }
        finally
        {
            news.Turned -= Turned;
        }
    }

    static async Task Next(SemaphoreSlim turned, CancellationToken end, CancellationToken stop)
    {
        try
        {
            await turned.WaitAsync(end);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time is over: it is asked once more.
        }
    }
}
