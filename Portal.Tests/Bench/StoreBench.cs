using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Running;

namespace Portal.Tests.Bench;

/// <summary>What the store alone takes a second, of rows that are mapped already: the part of a pull that has one lane on SQLite.</summary>
sealed class StoreBench : IBenchRun
{
    const int Stored = 300_000, PageSize = 1000;

    public string Name => "store";

    public string Help => "Commits of mapped rows a second, new, unchanged and changed (--rows N, --page N), beside the ceiling on SQLite.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        using var temp = new TempFolder();
        var rows = context.Number("rows", Stored);
        var ceiling = SqliteCeiling.New(temp.At("ceiling.db"), rows);
        context.Result("store.ceiling.sqlite.rows_s", Math.Round(ceiling));
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var key = $"store.{kind.ToString().ToLowerInvariant()}";
            await using var storage = await TestStorage.New(kind);
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(storage.Folder, storage.Database).AddAudit().AddCredentials(MasterKeyOptions.None).AddStore().BuildServiceProvider();
            await services.GetRequiredService<IDatabase>().Prepare(stop);
            var store = services.GetRequiredService<RecordStore>();
            foreach (var (what, version) in new[] { ("new", 0), ("same", 0), ("changed", 1) })
            {
                var pages = Pages(rows, context.Number("page", PageSize), version);
                GC.Collect();
                var watch = Stopwatch.StartNew();
                await Commit(store, pages, stop);
                context.Result($"{key}.{what}.rows_s", Math.Round(rows / watch.Elapsed.TotalSeconds));
            }
        }
    }

    static Incoming[][] Pages(int rows, int size, int version) =>
    [
        .. Enumerable.Range(0, rows).Select(i =>
        {
            var body = Encoding.UTF8.GetBytes(BenchRecords.Json(i, version));
            return new Incoming(BenchRecords.Key(i), Act.Full, body, StoreHash.Of(body), Stamp.Of(DateTimeOffset.UnixEpoch.AddDays(20_000 + version), DateTimeOffset.UnixEpoch.AddDays(20_000 + version)));
        }).Chunk(size),
    ];

    static async Task Commit(RecordStore store, Incoming[][] pages, CancellationToken stop)
    {
        var place = await store.Claim(1, 1, 1, everything: true, stop);
        for (var i = 0; i < pages.Length; i++)
        {
            var commit = new PageCommit
            {
                Place = place,
                Next = new Cursor(Token: i == pages.Length - 1 ? null : $"{i}"),
                Coverage = i == pages.Length - 1 ? Coverage.Everything : Coverage.Part,
                Kind = EntityKind.Keyed,
                Rows = pages[i],
                Read = pages[i].Length,
                Marks = true,
            };
            place = (await store.Commit(commit, stop)).Value.Place;
        }
    }
}
