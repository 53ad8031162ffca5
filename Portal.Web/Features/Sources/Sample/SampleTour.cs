using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Workflows;
using Portal.Web.Shell;
using Portal.Web.Ui;
using Depends = Portal.Engine.Workflows.Need;

namespace Portal.Web.Features.Sources.Sample;

/// <summary>
/// All that the portal does, tried in one step: the sample company with a workflow that depends on it and an agent that may read
/// it. It goes in one step too, and takes along only what it brought.
/// </summary>
sealed class SampleTour(
    SampleConnection sample, SourceRegistry sources, SourceBoard board, EntityModel entities, WorkflowRegistry workflows, AgentDesk agents, AgentBook book, SyncEngine engine)
    : IStart, ITryout
{
    public const string WorkflowName = "sample-dunning", AgentName = "Sample agent";

    string IStart.Title => "Explore with sample data";

    string ITryout.Title => "Sample data";

    public string Why => "A made-up company on this machine that keeps changing: six kinds of records with schedules and freshness, a workflow that depends on them and an agent that may read them. One button removes all of it again.";

    public string Icon => Icons.Compass;

    public string Words => "Explore with sample data";

    public string? Url => null;

    public async Task<bool> IsOffered(CancellationToken stop) => sample.IsOffered && !await sources.Any(stop);

    public async Task<Outcome<string>> Begin(Actor me, CancellationToken stop)
    {
        if (!(await sample.Connect(me, stop)).Succeeded(out var source, out var refusal)) return refusal;
        if (await Accompany(me, stop) is not { } problem) return $"{source.Name} is connected and is being read.";
        // Half of it is of no use to anybody.
        await TakeOut(me, stop);
        return problem;
    }

    public async Task<IReadOnlyList<string>> What(CancellationToken stop)
    {
        var what = new List<string>();
        if (await Source(stop) is { } source)
        {
            var streams = (await board.Of([source.Id], stop))[source.Id].ToArray();
            what.Add($"{source.Name} with {Amounts.Count(streams.Length, "stream")} and {Amounts.Count(streams.Sum(stream => stream.Records), "record")}");
        }

        if (await workflows.Find(WorkflowName, stop) is { } workflow) what.Add($"the workflow {workflow.Label}");
        if (await Agent(stop) is { } agent) what.Add($"the {agent.Agent.Name}, with its keys");
        return what;
    }

    public async Task<Outcome<string>> TakeOut(Actor me, CancellationToken stop)
    {
        if (await workflows.Find(WorkflowName, stop) is { } workflow && (await workflows.Remove(me, workflow.Id, stop)).Refusal is { } stays) return stays;
        if (await Agent(stop) is { } agent && (await agents.Remove(me, agent.Agent.Id, stop)).Refusal is { } remains) return remains;
        if (await Source(stop) is { } source)
        {
            foreach (var feed in (await board.Of([source.Id], stop))[source.Id].SelectMany(stream => stream.Feeds)) engine.Cancel(feed.Feed.Id, me.Name);
            if ((await sources.Remove(me, source.Id, withAll: true, stop)).Refusal is { } refusal) return refusal;
        }

        var kept = await Forget(me, stop);
        return kept.Count == 0 ? "The sample data is gone." : $"The sample data is gone. {string.Join(", ", kept)} stay{(kept.Count == 1 ? "s" : "")}: something else uses them, or they were changed.";
    }

    /// <returns>Null if all went well.</returns>
    async Task<Refusal?> Accompany(Actor me, CancellationToken stop)
    {
        var model = await entities.List(stop);
        var known = model.ToDictionary(entity => entity.Name, entity => entity.Id);
        if (await workflows.Find(WorkflowName, stop) is null)
        {
            var draft = new WorkflowDraft
            {
                Name = WorkflowName,
                Label = "Payment reminders",
                Purpose = "Writes to customers whose invoices are overdue. It waits when invoices are stale, and goes on without phone numbers.",
                // An entity that was there before may lack some of them.
                Needs = [.. Needs(known).Where(need => model.Any(entity => entity.Id == need.Entity && entity.Fields.Any(field => field.Name == need.Field)))],
                Keeps = Keeps.Newest,
            };
            if ((await workflows.Add(me, draft, stop)).Refusal is { } refusal) return refusal;
        }

        if (me.PersonId is not { } owner || await Agent(stop) is not null) return null;
        var scope = new Scope { Entities = [.. SampleFeeds.All.Select(feed => new EntityScope(known[feed.Entity.Name]) { AllFields = true })] };
        if (!(await agents.Create(me, new AgentDraft(AgentName, "Reads the sample company. Make a key for it to try the API.", owner, scope), stop: stop)).Succeeded(out var made, out var no)) return no;
        // Nobody saw its first key, so nobody is to have it.
        return (await agents.Revoke(me, made.Agent.Id, made.Kept.Id, stop)).Refusal;
    }

    static Depends[] Needs(Dictionary<string, long> known) =>
        [new(known["invoice"], "paid"), new(known["invoice"], "due_on"), new(known["company"], "name") { OnStale = Reaction.Flag }, new(known["person"], "phone") { Optional = true }];

    /// <summary>Entities that are as the sample brought them and that nothing uses any more go too.</summary>
    /// <returns>Those that stay.</returns>
    async Task<IReadOnlyList<string>> Forget(Actor me, CancellationToken stop)
    {
        var kept = new List<string>();
        foreach (var entity in await entities.List(stop))
        {
            if (SampleFeeds.All.FirstOrDefault(feed => feed.Entity.Name == entity.Name) is not { Entity: var brought }) continue;
            var isAsBrought = entity.Label == brought.Label && entity.Fields.SequenceEqual(brought.Fields);
            if (!isAsBrought || (await entities.Remove(me, entity.Id, stop)).Refusal is EntityInUse) kept.Add(entity.Label);
        }

        return kept;
    }

    Task<Source?> Source(CancellationToken stop) => SampleConnection.Find(sources, stop);

    async Task<AgentListing?> Agent(CancellationToken stop) => (await book.List(stop)).FirstOrDefault(listing => listing.Agent.Name == AgentName);
}
