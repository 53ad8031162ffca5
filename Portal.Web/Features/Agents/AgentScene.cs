using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Agents.Warnings;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Agents;

/// <summary>What the page of one agent shows.</summary>
public sealed class AgentScene(AgentBook book, EntityModel entities, PeopleDirectory people, TimeProvider clock)
{
    public const int ChartHours = 48;

    int _loads;

    public AgentListing? Listing { get; private set; }

    /// <summary>Those on the page.</summary>
    public ReadSlice Reads { get; private set; } = new([], false, false);

    public IReadOnlyList<AgentWarning> Warnings { get; private set; } = [];

    /// <summary>Requests of each of the last hours, the oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset Hour, long Requests)> Hours { get; private set; } = [];

    public IReadOnlyList<(string Entity, IReadOnlyList<string> Fields)> Sees { get; private set; } = [];

    public string? Owner { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="id">The agent.</param>
    /// <param name="query">Which of its questions.</param>
    /// <returns>Whether it is there.</returns>
    public async Task<bool> Load(long id, ReadsQuery query)
    {
        var load = ++_loads;
        if (await book.Find(id) is not { } listing) return false;
        var reads = await book.Reads(id, query.Wanted, ReadPlace.Read(query.After), ReadPlace.Read(query.Before), Pager.Rows);
        // Others were asked for meanwhile, and their answer may have been quicker.
        if (load == _loads) Reads = reads;
        Warnings = await book.Warnings(id);
        var first = Hour.Of(Now) - ChartHours + 1;
        var sums = (await book.Hours(id, Hour.Start(first))).ToLookup(hour => hour.Hour, hour => hour.Requests);
        Hours = [.. Enumerable.Range(0, ChartHours).Select(by => (Hour.Start(first + by), sums[first + by].Sum()))];
        Sees = [.. (await entities.List()).Where(listing.Agent.Scope.MaySee).Select(entity => (entity.Label, (IReadOnlyList<string>)[.. listing.Agent.Scope.Fields(entity).Select(field => field.Name)]))];
        Owner = (await people.Find(listing.Agent.OwnerId))?.Name;
        Listing = listing;
        return true;
    }
}
