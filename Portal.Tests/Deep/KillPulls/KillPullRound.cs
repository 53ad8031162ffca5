using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Rows;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Running;
using Portal.Tests.Web.SampleCompany;
using Portal.Web.SampleCompany.World;

namespace Portal.Tests.Deep.KillPulls;

/// <summary>Has a child pull from the sample company, which goes on changing, and kills it; in the end the store is held against the company.</summary>
sealed class KillPullRound(TestStorage storage, SampleStage company, Random random, int records)
{
    /// <summary>A kill falls anywhere in so many milliseconds after the child is ready, for each thousand records.</summary>
    const int MillisecondsAThousand = 20, LeastMilliseconds = 300;

    static readonly TimeSpan BetweenKills = TimeSpan.FromMinutes(7);

    public int Kills { get; private set; }

    public List<string> Troubles { get; } = [];

    public int Lost { get; private set; }

    public int Doubled { get; private set; }

    public long Events { get; private set; }

    public bool IsIdentical { get; private set; }

    public async Task Kill(CancellationToken stop)
    {
        await using (var child = Child(passes: 0))
        {
            await child.Line("^ready$", stop);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LeastMilliseconds + (records / 1000 * MillisecondsAThousand))), TimeProvider.System, stop);
            child.Kill();
            await child.Ended(stop);
            if (child.Output.Split('\n').FirstOrDefault(line => line.StartsWith("run ", StringComparison.Ordinal) && !line.StartsWith("run Succeeded", StringComparison.Ordinal)) is { } bad) Troubles.Add(bad);
        }

        Kills++;
        if (storage.Kind == DatabaseKind.Postgres) await EndOrphans(stop);
        company.Clock.Advance(BetweenKills);
    }

    /// <summary>Lets it pull to the end: the pass that was cut short, and one more.</summary>
    public async Task Hold(CancellationToken stop)
    {
        await using (var child = Child(passes: 2))
        {
            var code = await child.Ended(stop);
            if (code != 0) Troubles.Add($"The last pull ended with {code}:\n{child.Output}");
        }

        await using var house = await CredentialsHouse.Start(storage);
        await HoldRecords(house.Database, stop);
        await HoldLog(house.Database, stop);
        var verdict = await new Rebuild(house.Database).Compare(stop);
        IsIdentical = verdict.IsIdentical;
        Troubles.AddRange(verdict.First);
    }

    ChildProgram Child(int passes) => new(new ProcessStartInfo("dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Portal.Tests.dll"), "child", "kill-pull", company.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), passes.ToString(CultureInfo.InvariantCulture), .. storage.Settings]));

    async Task HoldRecords(IDatabase database, CancellationToken stop)
    {
        var truth = company.Company.At("contacts", company.Clock.GetUtcNow()).Where(record => record.DeletedAt is null).ToDictionary(record => record.Key);
        await using var db = database.Read();
        var stored = db.Set<RecordRow>().Where(r => !r.Deleted).Join(db.Set<EventRow>(), r => r.Position, e => e.Position, (r, e) => new { r.Key, e.Body }).AsAsyncEnumerable();
        await foreach (var record in stored.WithCancellation(stop))
        {
            if (!truth.Remove(record.Key, out var real)) Miss($"{record.Key} is stored, and the company has no such contact.");
            else if (!Says(JsonNode.Parse(record.Body!)!, real)) Miss($"{record.Key} is stored as {record.Body}; it is {real.Fields.ToJsonString()}");
        }

        foreach (var key in truth.Keys.Take(5)) Troubles.Add($"{key} is not stored.");
        Lost += truth.Count;
    }

    static bool Says(JsonNode stored, SampleRecord real) =>
        new (string Field, JsonNode? Value)[]
        {
            ("first", real.Fields["name"]!["first"]), ("last", real.Fields["name"]!["last"]), ("email", real.Fields["email"]), ("phone", real.Fields["phone"]), ("city", real.Fields["address"]!["city"]),
            ("tags", real.Fields["tags"]), ("visits", real.Fields["visits"]), ("score", real.Fields["score"]), ("newsletter", real.Fields["newsletter"]),
        }.All(field => JsonNode.DeepEquals(JsonNode.Parse(field.Value?.ToJsonString() ?? "null"), stored[field.Field]));

    /// <summary>No event says what the one before it of the same record said.</summary>
    async Task HoldLog(IDatabase database, CancellationToken stop)
    {
        var last = new Dictionary<long, UInt128>();
        await using var db = database.Read();
        var position = 0L;
        await foreach (var happened in db.Set<EventRow>().OrderBy(e => e.Position).AsAsyncEnumerable().WithCancellation(stop))
        {
            Events++;
            if (happened.Position != ++position) Double($"There is no event at {position}.");
            position = happened.Position;
            var says = happened.Body is { } body ? StoreHash.Of(System.Text.Encoding.UTF8.GetBytes(body)) : UInt128.Zero;
            if (last.TryGetValue(happened.Record, out var before) && before == says) Double($"Event {happened.Position} says of {happened.Key} what was said before.");
            last[happened.Record] = says;
        }
    }

    void Miss(string trouble)
    {
        Lost++;
        if (Lost <= 5) Troubles.Add(trouble);
    }

    void Double(string trouble)
    {
        Doubled++;
        if (Doubled <= 5) Troubles.Add(trouble);
    }

    async Task EndOrphans(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection($"{storage.ConnectionString};Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
