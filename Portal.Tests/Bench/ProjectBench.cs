using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Running;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Bench;

/// <summary>How many records a second become unified ones, with a match field and one field to be found by.</summary>
sealed class ProjectBench : IBenchRun
{
    const int Usual = 200_000, Page = 1000, Bar = 35_000, WarmUp = 20_000;

    public string Name => "project";

    public string Help => "Records projected a second, new, of a second stream and changed (--rows N), beside bare inserts of the same rows on SQLite.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var rows = context.Number("rows", Usual);
        var first = context.Seed % 1000 * 1_000_000L;
        // What is measured is the long run, not how the first thousands are compiled.
        await Ceiling(first, WarmUp, stop);
        await WarmedUp(first, stop);
        var ceiling = await Ceiling(first, rows, stop);
        context.Result("project.ceiling.sqlite.rows_s", Math.Round(ceiling));
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var key = $"project.{kind.ToString().ToLowerInvariant()}";
            await using var storage = await TestStorage.New(kind);
            await using var services = await Open(storage, stop);
            foreach (var (what, stream, version) in new[] { ("new", 1L, 0), ("second_stream", 2L, 1), ("changed", 1L, 2) })
            {
                await Commit(services.GetRequiredService<RecordStore>(), stream, version, first, rows, stop);
                GC.Collect();
                var watch = Stopwatch.StartNew();
                await services.GetRequiredService<Projector>().CatchUp(stop: stop);
                var speed = rows / watch.Elapsed.TotalSeconds;
                if (kind == DatabaseKind.Sqlite && what == "new")
                {
                    context.Result($"{key}.{what}.rows_s", Math.Round(speed), speed >= Bar, $"{Bar}");
                    context.Result($"{key}.{what}.of_ceiling", Math.Round(speed / ceiling, 2));
                }
                else
                {
                    context.Result($"{key}.{what}.rows_s", Math.Round(speed));
                }
            }
        }
    }

    static async Task WarmedUp(long first, CancellationToken stop)
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var services = await Open(storage, stop);
        await Commit(services.GetRequiredService<RecordStore>(), 1, 0, first, WarmUp, stop);
        await services.GetRequiredService<Projector>().CatchUp(stop: stop);
    }

    static async Task<ServiceProvider> Open(TestStorage storage, CancellationToken stop)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton(TimeProvider.System)
            .AddPersistence(storage.Folder, storage.Database).AddAudit().AddCredentials(MasterKeyOptions.None).AddEntities().AddStore().AddProjection().BuildServiceProvider();
        var database = services.GetRequiredService<IDatabase>();
        await database.Prepare(stop);
        EntityField[] fields = [new("id", FieldType.Text), new("number", FieldType.Text) { Searchable = true }];
        var entity = (await services.GetRequiredService<EntityModel>().Add(Actor.Portal, new("invoice", "Invoice", EntityKind.Keyed, fields) { Match = new("id", Normalisation.Trim) }, stop)).Value;
        await database.Write(
            async db =>
            {
                db.Add(new Source { Id = 1, Name = "Bench", Environment = SourceEnvironment.Mock, Address = new("https://example.com"), Auth = new(), CreatedAt = DateTimeOffset.UnixEpoch });
                await db.SaveChangesAsync(stop);
                foreach (var id in new[] { 1, 2 }) db.Add(new Stream { Id = id, SourceId = 1, Name = $"Stream {id}", EntityId = entity.Id, CreatedAt = DateTimeOffset.UnixEpoch });
                return await db.SaveChangesAsync(stop);
            },
            WritePriority.Bulk, stop);
        return services;
    }

    static async Task Commit(RecordStore store, long stream, int version, long first, int rows, CancellationToken stop)
    {
        var place = await store.Claim(stream, stream, version + 1, everything: true, stop);
        var at = Stamp.Of(DateTimeOffset.UnixEpoch.AddDays(20_000 + version), DateTimeOffset.UnixEpoch.AddDays(20_000 + version));
        for (var from = 0; from < rows; from += Page)
        {
            var count = Math.Min(Page, rows - from);
            var page = new PageCommit
            {
                Place = place,
                Next = new Cursor(Token: from + count < rows ? $"{from}" : null),
                Coverage = from + count < rows ? Coverage.Part : Coverage.Changes,
                Kind = EntityKind.Keyed,
                Rows = [.. Enumerable.Range(from, count).Select(i => Row(first + i, version, at))],
                Read = count,
            };
            place = (await store.Commit(page, stop)).Value.Place;
        }
    }

    static Incoming Row(long number, int version, Stamp at)
    {
        var body = Encoding.UTF8.GetBytes(BenchRecords.Json(number, version));
        return new Incoming(BenchRecords.Key(number), Act.Full, body, StoreHash.Of(body), at);
    }

    /// <summary>The same rows into the same tables, in batches of the same size, and nothing else.</summary>
    static async Task<double> Ceiling(long first, int rows, CancellationToken stop)
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var services = await Open(storage, stop);
        var bodies = Enumerable.Range(0, rows).Select(i => Encoding.UTF8.GetBytes(BenchRecords.Json(first + i))).ToArray();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        for (var from = 0; from < rows; from += Projector.UsualBatch)
        {
            var (begin, end) = (from, Math.Min(rows, from + Projector.UsualBatch));
            await services.GetRequiredService<IDatabase>().Write(
                db =>
                {
                    Insert((SqliteConnection)db.Database.GetDbConnection(), first, bodies, begin, end);
                    return Task.FromResult(true);
                },
                WritePriority.Bulk, stop);
        }

        return rows / watch.Elapsed.TotalSeconds;
    }

    static void Insert(SqliteConnection connection, long first, byte[][] bodies, int from, int to)
    {
        using var unified = new NativeStatement(connection, "INSERT INTO unified (id, entity, \"match\", body, held, changed_at, position) VALUES (?, 1, ?, ?, 0, 1, ?)");
        using var member = new NativeStatement(connection, "INSERT INTO unified_members (record, unified, entity, \"match\", position) VALUES (?, ?, 1, ?, ?)");
        using var value = new NativeStatement(connection, "INSERT INTO unified_values (entity, field, value, unified) VALUES (1, 'number', ?, ?)");
        for (var i = from; i < to; i++)
        {
            var key = BenchRecords.Key(first + i);
            unified.Bind(0, i + 1).Bind(1, key).BindText(2, bodies[i]).Bind(3, i + 1).Run();
            member.Bind(0, i + 1).Bind(1, i + 1).Bind(2, key).Bind(3, i + 1).Run();
            value.Bind(0, $"INV-{first + i:D9}").Bind(1, i + 1).Run();
        }
    }
}
