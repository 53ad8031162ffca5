using System.Runtime.CompilerServices;
using Portal.Engine.Connecting.Asking;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Testing;

/// <summary>Goes the way to a source step by step, and says of each how it ended. After the first that fails nothing more is tried.</summary>
public sealed class ConnectionTest(SourceClients clients, GuardedHttp http, EgressOptions options, EgressGuard guard, INetwork network, TimeProvider clock)
{
    /// <summary>The whole test takes no longer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public const int MostRequests = 2;

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="path">What to ask for, relative to its address; without it the address itself.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>All five steps, each as it ends.</returns>
    public IAsyncEnumerable<TestedStep> Run(Source source, string? path = null, CancellationToken stop = default) => Run(source, new FirstAnswer(clients, source, path, null, clock), stop);

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="list">How a list of it is read already. Where that is answered the credential is shown to be good, which an address itself often cannot show.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>All five steps, each as it ends.</returns>
    public IAsyncEnumerable<TestedStep> RunByList(Source source, RestSettings list, CancellationToken stop = default) =>
        Run(source, new FirstAnswer(clients, source, null, list, clock), stop);

    async IAsyncEnumerable<TestedStep> Run(Source source, FirstAnswer first, [EnumeratorCancellation] CancellationToken stop)
    {
        using var over = new CancellationTokenSource(Limit, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
        clients.LetTry(source);
        await using var line = new Line(source.Address, options, guard, network, http.Roots, clock);
        var steps = new (TestStep Step, Func<CancellationToken, Task<Reached>> Try)[]
        {
            (TestStep.NameFound, line.Name), (TestStep.Connected, line.Connect), (TestStep.Certificate, line.Secure), (TestStep.SignedIn, first.SignIn), (TestStep.AnswerUnderstood, _ => Task.FromResult(first.Understood)),
        };
        var hasFailed = false;
        foreach (var (step, attempt) in steps)
        {
            var begun = clock.GetTimestamp();
            var reached = hasFailed ? Reached.Skipped("Not tried.") : await Within(attempt, over, any.Token, stop);
            yield return new(step, reached.Outcome, reached.Found, reached.Advice, reached.Who, clock.GetElapsedTime(begun), first.Requests);
            hasFailed |= reached.Outcome == StepOutcome.Failed;
        }
    }

    static async Task<Reached> Within(Func<CancellationToken, Task<Reached>> attempt, CancellationTokenSource over, CancellationToken any, CancellationToken stop)
    {
        try
        {
            return await attempt(any);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return Reached.Failed(Who.Source, new TookTooLong(Limit).Message, "Ask whoever runs it why it is slow, or test a path that answers with less.");
        }
    }
}
