using Portal.Engine.Persistence;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pull;

/// <summary>
/// A pull from a local API into the store, beside what the database could at best take: rows a second for new records,
/// unchanged ones, a tenth changed, and new ones onto many; memory above idle; and how fast unified records are made of them.
/// </summary>
sealed class PullBench : IBenchRun
{
    const int Small = 100_000, Large = 1_000_000, Page = 1000, SmallPage = 100;
    const double LeastNew = 0.4, LeastSame = 1, LeastGrown = 0.7, MostMegabytes = 150, LeastProjected = 0.5;

    public string Name => "pull";

    public string Help => "A pull of 100,000 and 1,000,000 records (--small N, --large N) on both databases, beside the bare ceiling.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var (small, large) = (context.Number("small", Small), context.Number("large", Large));
        await using var api = ChildProgram.OfTests("pull-api", [$"{large + small}"]);
        var address = (await api.Line(@"^listening (\S+)$", stop)).Groups[1].Value;
        foreach (var kind in Enum.GetValues<DatabaseKind>()) await Measure(context, kind, address, small, large, stop);
    }

    static async Task Measure(NamedRunContext context, DatabaseKind kind, string api, int small, int large, CancellationToken stop)
    {
        var key = $"pull.{kind.ToString().ToLowerInvariant()}";
        var before = await Ceiling(kind, small * 3);

        // A process that has done little shows what a pull takes of memory, and one that has done much how fast it is.
        Pulled young;
        await using (var puller = new Puller(api))
        {
            await Warm(puller, kind, small / 10, stop);
            young = Told(key, "new, small, in a young process", await puller.Pull(0, large, large + small, Page, stop));
        }

        await using var old = new Puller(api);
        await Warm(old, kind, small / 10, stop);
        var many = Told(key, "new, large", await old.Pull(0, 0, large, Page, stop));
        var projected = large / await old.Project(stop);
        NamedRunContext.Progress(FormattableString.Invariant($"{key} projected: {projected:0} rows/s"));
        var same = Told(key, "unchanged", await old.Pull(0, 0, large, Page, stop));
        var tenth = Told(key, "a tenth changed", await old.Pull(1, 0, large, Page, stop));
        var grown = Told(key, "new onto many", await old.Pull(0, large, large + small, Page, stop));
        await old.Open(kind, stop);
        var empty = Told(key, "new, small", await old.Pull(0, 0, small, Page, stop));
        await old.Open(kind, stop);
        var paged = Told(key, "new, small pages", await old.Pull(0, 0, small, SmallPage, stop));
        await old.Open(kind, stop);
        var (followed, lag) = await old.Follow(0, small, Page, stop);
        NamedRunContext.Progress(FormattableString.Invariant($"{key} followed: {small / followed:0} rows/s, the last unified record {lag:0.00} s later"));

        var after = await Ceiling(kind, small * 3);
        var ceiling = (before + after) / 2;
        NamedRunContext.Progress($"{key}: ceiling {before:0} before, {after:0} after");
        context.Result($"{key}.ceiling.rows_s", Math.Round(ceiling));
        foreach (var (name, pulled) in new[] { ("new", many), ("new.small_pages", paged), ("same", same), ("tenth", tenth), ("grown", grown) }) context.Result($"{key}.{name}.rows_s", Math.Round(pulled.Rate));
        context.Result($"{key}.projector.rows_s", Math.Round(projected));
        context.Result($"{key}.projector.lag_s", Math.Round(lag, 2));
        context.Result($"{key}.followed.rows_s", Math.Round(small / followed));
        var isSqlite = kind == DatabaseKind.Sqlite;
        Held(context, isSqlite, $"{key}.new.ratio", many.Rate / ceiling, LeastNew);
        Held(context, isSqlite, $"{key}.same_over_new", same.Rate / many.Rate, LeastSame);
        Held(context, isSqlite, $"{key}.grown.ratio", grown.Rate / empty.Rate, LeastGrown);
        foreach (var (size, pulled) in new[] { ("100k", young), ("1m", many) })
            context.Result($"{key}.rss_mb.{size}", Math.Round(pulled.Megabytes, 1), !isSqlite || pulled.Megabytes < MostMegabytes, $"under {MostMegabytes}");
        Held(context, isSqlite, $"{key}.projector_ratio", projected / many.Rate, LeastProjected);
    }

    /// <summary>The first pull also compiles; that is paid once in a process's life.</summary>
    static async Task Warm(Puller puller, DatabaseKind kind, int rows, CancellationToken stop)
    {
        await puller.Open(kind, stop);
        await puller.Pull(0, 0, rows, Page, stop);
        await puller.Project(stop);
        await puller.Open(kind, stop);
    }

    static void Held(NamedRunContext context, bool isBar, string key, double ratio, double least) =>
        context.Result(key, Math.Round(ratio, 2), !isBar || ratio >= least, $"at least {least}");

    static async Task<double> Ceiling(DatabaseKind kind, int rows)
    {
        using var temp = new TempFolder();
        if (kind == DatabaseKind.Sqlite) return SqliteCeiling.New(temp.At("ceiling.db"), rows);
        await using var storage = await TestStorage.New(kind);
        return await PostgresCeiling.New(storage.ConnectionString!, rows);
    }

    static Pulled Told(string key, string what, Pulled pulled)
    {
        NamedRunContext.Progress(FormattableString.Invariant($"{key} {what}: {pulled.Read} read, {pulled.Added} added, {pulled.Changed} changed, {pulled.Rate:0} rows/s, {pulled.Megabytes:0.0} MB above idle ({pulled.IdleMb:0.0})"));
        return pulled;
    }
}
