using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Calendars;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Workflows;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>All that is configured, at one moment.</summary>
sealed record Census
{
    const string OfWorkflows = Engine.Workflows.Callbacks.OwnerKind;

    public required IReadOnlyList<WorkCalendar> Calendars { get; init; }

    public required IReadOnlyList<Entity> Entities { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required IReadOnlyList<Stream> Streams { get; init; }

    public required IReadOnlyList<Feed> Feeds { get; init; }

    public required IReadOnlyList<Workflow> Workflows { get; init; }

    public required IReadOnlyList<Destination> Callbacks { get; init; }

    public required IReadOnlyList<Agent> Agents { get; init; }

    public required IReadOnlyList<Person> People { get; init; }

    public static async Task<Census> Take(IDatabase database, CancellationToken stop)
    {
        await using var db = database.Read();
        await using var moment = await db.Moment(stop);
        return new()
        {
            Calendars = await db.Set<WorkCalendar>().ToListAsync(stop),
            Entities = await db.Set<Entity>().ToListAsync(stop),
            Sources = await db.Set<Source>().ToListAsync(stop),
            Streams = await db.Set<Stream>().ToListAsync(stop),
            Feeds = await db.Set<Feed>().ToListAsync(stop),
            Workflows = await db.Set<Workflow>().ToListAsync(stop),
            Callbacks = await db.Set<Destination>().Where(one => one.OwnerKind == OfWorkflows).OrderBy(one => one.Id).ToListAsync(stop),
            Agents = await db.Set<Agent>().ToListAsync(stop),
            People = await db.Set<Person>().ToListAsync(stop),
        };
    }

    public Names Names()
    {
        var names = new Names();
        foreach (var person in People) names.Set(ReferenceKind.Person, [person.Email], person.Id);
        foreach (var calendar in Calendars) names.Set(ReferenceKind.Calendar, [calendar.Name], calendar.Id);
        foreach (var entity in Entities) names.Set(ReferenceKind.Entity, [entity.Name], entity.Id);
        foreach (var source in Sources) names.Set(ReferenceKind.Source, [source.Name], source.Id);
        var sources = Sources.ToDictionary(source => source.Id, source => source.Name);
        foreach (var stream in Streams) names.Set(ReferenceKind.Stream, [sources[stream.SourceId], stream.Name], stream.Id);
        return names;
    }
}
