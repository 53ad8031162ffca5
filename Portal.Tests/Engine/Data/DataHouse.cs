using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Connectors;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync;
using Portal.Tests.Engine.Projection;
using static Portal.Tests.Engine.Projection.ProjectionHouse;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Data;

/// <summary>The company of the projection, read by those who may see all of it or some.</summary>
sealed class DataHouse(ProjectionHouse inner) : IAsyncDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ProjectionHouse Inner => inner;

    public DataReader Reader => inner.Get<DataReader>();

    public StreamRecords Streams => inner.Get<StreamRecords>();

    /// <summary>Customers whose name and e-mail address are sealed wherever they rest.</summary>
    public static EntityDraft Secretive { get; } = Customer with { Fields = [.. Customer.Fields.Select(field => field.Name is "name" or "email" ? field with { Sensitive = true } : field)] };

    public DataChanges Changes => inner.Get<DataChanges>();

    public DataSummaries Summaries => inner.Get<DataSummaries>();

    public DataHistory History => inner.Get<DataHistory>();

    public static async Task<DataHouse> Open(DatabaseKind kind, EntityDraft? draft = null)
    {
        var house = new DataHouse(await ProjectionHouse.Open(kind, draft, services => services
            .AddResilience(new EgressOptions()).AddCalendars().AddConnectors().AddSources().AddSync().AddFreshness().AddData()));
        var fields = (draft ?? Customer).Fields.Select(field => new FieldMapping(field.Name));
        await house.Inner.Write(db =>
        {
            foreach (var id in new[] { Crm, Shop, Erp })
            {
                db.Add(new Feed
                {
                    Id = id, StreamId = id, Name = $"Feed {id}", Connector = "rest", Settings = "{}", Mapping = JsonSerializer.Serialize(new MappingDefinition { Fields = [.. fields] }, MappingDefinition.Json),
                    Schedule = Schedule.Each(TimeSpan.FromHours(1)), ScheduledAt = house.Inner.Clock.GetUtcNow(), CreatedAt = house.Inner.Clock.GetUtcNow(),
                });
            }

            return Task.CompletedTask;
        });
        return house;
    }

    /// <summary>The model as somebody sees it who may see these fields of customers; all that are not sensitive without any.</summary>
    public async Task<ScopedModel> Seeing(params string[] fields)
    {
        var scope = fields is [] ? Scope.All : new Scope { Sensitive = true, Entities = [new EntityScope(Customers) { Fields = fields }] };
        return new ScopedModel(scope, await inner.Get<EntityModel>().List(Stop));
    }

    /// <summary>Commits and projects, and lets the board know.</summary>
    public async Task Bring(long stream, params Incoming[] rows)
    {
        await inner.Bring(stream, rows);
        await inner.Get<FreshnessBoard>().Look(Stop);
    }

    /// <summary>From here on the feed of a stream brings these fields alone.</summary>
    public async Task Restrict(long stream, params string[] fields)
    {
        var mapping = JsonSerializer.Serialize(new MappingDefinition { Fields = [.. fields.Select(field => new FieldMapping(field))] }, MappingDefinition.Json);
        await Set(stream, db => db.Set<Feed>().Where(feed => feed.StreamId == stream).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.Mapping, mapping), Stop));
    }

    /// <summary>The same of one record whose name and e-mail address are sealed, as they are on their way from a page.</summary>
    public async Task BringSealed(long stream, string key, string body, int minute)
    {
        var closed = (await inner.Get<Seals>().Get(Stop)).Value.Close(Encoding.UTF8.GetBytes(body), ["email", "name"], SensitiveFields.Owner(stream, key));
        await Bring(stream, Row(key, body, minute) with { Body = closed.Body, Hash = closed.Hash });
    }

    /// <summary>How the database would answer, were there many rows; step by step.</summary>
    public async Task<IReadOnlyList<string>> Explain(string sql)
    {
        await using var connection = await inner.Database.Open(Stop);
        await using var command = connection.CreateCommand();
        var isPostgres = inner.Database.Kind == DatabaseKind.Postgres;
        command.CommandText = isPostgres ? $"SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; EXPLAIN {sql}" : $"EXPLAIN QUERY PLAN {sql}";
        await using var rows = await command.ExecuteReaderAsync(Stop);
        var steps = new List<string>();
        while (await rows.ReadAsync(Stop)) steps.Add(rows.GetString(isPostgres ? 0 : 3));
        return steps;
    }

    /// <summary>All that lies in the database: its files, or what its tables hold.</summary>
    public Task<string> Resting() => Store.Resting.In(inner.Storage, inner.Database);

    public Task Tolerate(long stream, TimeSpan tolerance) =>
        Set(stream, db => db.Set<Stream>().Where(one => one.Id == stream).ExecuteUpdateAsync(set => set.SetProperty(one => one.Tolerance, tolerance), Stop));

    /// <summary>With its entry in the audit log, by which it is noticed.</summary>
    async Task Set(long stream, Func<PortalDb, Task> set)
    {
        await inner.Write(async db =>
        {
            db.Add(new AuditEntry { At = inner.Clock.GetUtcNow(), Who = "Somebody", Action = "stream.changed", TargetKind = "stream", TargetId = $"{stream}", TargetName = $"Stream {stream}" });
            await db.SaveChangesAsync(Stop);
            await set(db);
        });
        await inner.Get<FreshnessBoard>().Look(Stop);
    }

    public static string Json(DataRecord record, bool full = false)
    {
        var written = new ArrayBufferWriter<byte>();
        DataWriter.Write(written, record, full);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    public static string Json(DataPage page, bool full = false)
    {
        var written = new ArrayBufferWriter<byte>();
        DataWriter.Write(written, page, full);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    /// <summary>All pages one after the other.</summary>
    public async Task<IReadOnlyList<DataRecord>> All(ScopedModel model, DataQuery query)
    {
        var all = new List<DataRecord>();
        while (true)
        {
            var page = (await Reader.Query(model, query, Stop)).Value;
            Assert.True(page.Records.Count <= query.Most);
            all.AddRange(page.Records);
            if (page.Next is null) return all;
            query = query with { Cursor = page.Next };
        }
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
