using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Rebuilding;
using Portal.Tests.Running;
using Portal.Web.Commands;

namespace Portal.Tests.Engine.Store.Rebuilding;

/// <summary>All records are made anew from the log, and every difference is seen and told.</summary>
public sealed class RebuildTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_only_committed_is_identical(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        Assert.Equal(new RebuildVerdict(0, 0, 0, []), await house.Get<Rebuild>().Compare(Stop), SameVerdict);
        await Fill(house);

        var verdict = await house.Get<Rebuild>().Compare(Stop);

        Assert.Equal(new RebuildVerdict(5, 9, 0, []), verdict, SameVerdict);
        Assert.True(verdict.IsIdentical);
    }

    /// <summary>The records are: 1 a (1, 6, 7), 2 b (2, 8), 3 c (3, 9), 4 never there (4), 5 happened (5).</summary>
    public static TheoryData<DatabaseKind, string, string> Tampered()
    {
        (string Sql, string Told)[] cases =
        [
            ("UPDATE events SET body = '[]' WHERE position = 7", "Record 1 of stream 7 has a hash that is not that of its last event."),
            ("UPDATE records SET hash = (SELECT hash FROM records WHERE id = 2) WHERE id = 1", "Record 1 of stream 7 has a hash that is not that of its last event."),
            ("UPDATE records SET position = 6 WHERE id = 1", "Record 1 of stream 7 stands at event 6, and its last one in the log is 7."),
            ("DELETE FROM events WHERE position = 7", "Record 1 of stream 7 stands at event 7, and its last one in the log is 6."),
            ("DELETE FROM events WHERE position = 6", "Event 7 of record 1 follows event 6, but the record's event before it is 1."),
            ("DELETE FROM events WHERE position = 1", "Event 6 of record 1 follows event 1, which is not in the log."),
            ("DELETE FROM events WHERE position = 5", "Record 5 of stream 7 is among the records, but the log has no event of it."),
            ("DELETE FROM records WHERE id = 3", "Record 3 of stream 7 is in the log and not among the records."),
            ("UPDATE records SET deleted = NOT deleted WHERE id = 3", "Record 3 of stream 7 is deleted, and in the log it is there."),
            ("UPDATE records SET deleted = NOT deleted WHERE id = 2", "Record 2 of stream 7 is there, and in the log it is deleted."),
            ("UPDATE records SET key = 'x' WHERE id = 3", "Record 3 of stream 7 has another stream or key than its events."),
            ("UPDATE events SET key = 'x' WHERE position = 6", "Event 6 of record 1 has another stream or key than the one before it."),
            ("UPDATE events SET kind = 1 WHERE position = 6", "Event 6 of record 1 is Added, which does not fit on Added."),
            ("UPDATE events SET kind = 2 WHERE position = 5", "Event 5 of record 5 changes a record that was not there."),
            ("UPDATE stream_states SET live = 4", "Stream 7 counts 4 records that are there, and the log makes 3."),
        ];
        var data = new TheoryData<DatabaseKind, string, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var (sql, told) in cases) data.Add(kind, sql, told);
        }

        return data;
    }

    [Theory, MemberData(nameof(Tampered))]
    public async Task What_was_changed_around_the_store_is_told(DatabaseKind kind, string sql, string told)
    {
        await using var house = await StoreHouse.Open(kind);
        await Fill(house);
        await house.Database.Write(db => db.Database.ExecuteSqlRawAsync(sql, Stop), WritePriority.Person, Stop);

        var verdict = await house.Get<Rebuild>().Compare(Stop);

        Assert.False(verdict.IsIdentical);
        Assert.Contains(told, verdict.First);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_command_says_identical_or_what_differs_while_a_portal_serves(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await Fill(house);

        Assert.Equal((0, "identical: 5 records from 9 events.\n"), await Run(["rebuild", .. house.Storage.Settings]));

        await house.Database.Write(db => db.Database.ExecuteSqlRawAsync("UPDATE records SET position = 6 WHERE id = 1; UPDATE stream_states SET live = 4", Stop), WritePriority.Person, Stop);
        const string Told = """
            not identical: 2 differences, 5 records from 9 events.
              Record 1 of stream 7 stands at event 6, and its last one in the log is 7.
              Stream 7 counts 4 records that are there, and the log makes 3.

            """;
        Assert.Equal((1, Told), await Run(["rebuild", .. house.Storage.Settings]));
        Assert.Equal((2, "usage: rebuild\n"), await Run(["rebuild", "what"]));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_command_says_why_it_cannot_read(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);

        var (code, told) = await Run(["rebuild", .. storage.Settings]);

        Assert.Equal(1, code);
        Assert.Contains(kind == DatabaseKind.Sqlite ? "There is no database at" : "The log cannot be read: ", told);
    }

    static async Task Fill(StoreHouse house)
    {
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"v":1}"""), house.Row("b", """{"v":1}"""), house.Row("c", """{"v":2}"""), house.Row("never there", "", act: Act.Delete));
        await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("happened", """{"v":3}""")]) with { Kind = EntityKind.Happening });
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"v":5}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"v":6}""", act: Act.Patch), house.Row("b", "", act: Act.Delete), house.Row("c", """{"v":7}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        // Seen again, and by a patch too: only stamps move.
        await house.Bring(StoreHouse.Feed, house.Row("c", """{"v":7}"""));
        await house.Bring(StoreHouse.OtherFeed, house.Row("c", """{"v":7}""", act: Act.Patch, seenAt: house.Clock.GetUtcNow().AddSeconds(1)));
    }

    static bool SameVerdict(RebuildVerdict one, RebuildVerdict other) =>
        (one.Records, one.Events, one.Differences) == (other.Records, other.Events, other.Differences) && one.First.SequenceEqual(other.First);

    static async Task<(int Code, string Told)> Run(string[] args)
    {
        await using var told = new StringWriter { NewLine = "\n" };
        var code = await new CommandTable().Run(args, told, told, Stop);
        return (code, told.ToString());
    }
}
