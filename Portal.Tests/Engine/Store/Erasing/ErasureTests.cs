using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Retention;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.Erasing;

/// <summary>A person who is erased is nowhere any more.</summary>
public sealed class ErasureTests
{
    const string Ada = "ada@planted.example", Grace = "grace@planted.example";

    static readonly Actor Admin = new(null, "Admin", "192.0.2.7");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_record_and_all_its_events_are_gone_and_others_stay(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var moment = house.Clock.GetUtcNow();
        await TwoPeople(house);

        var erased = (await Erase(house, [Ada, "nobody"])).Value;

        Assert.Equal((1, 3, 0, kind == DatabaseKind.Sqlite), (erased.Records, erased.Events, erased.Copies, erased.IsOutOfFiles));
        Assert.Equal(new() { [Grace] = Said(Grace, 3) }, await house.Records());
        Assert.Equal([2L, 4, 6], (await house.Events()).Select(e => e.Position));
        Assert.Equal(1, (await house.StreamNow()).Live);
        Assert.True((await house.Get<Rebuild>().Compare(Stop)).IsIdentical);
        Assert.Empty((await house.Get<RecordHistory>().Of(StoreHouse.Stream, Ada, 10, stop: Stop)).Events);
        Assert.Null((await house.Get<RecordHistory>().AsOf(StoreHouse.Stream, Ada, moment, Stop)).Value);
        var feed = house.Get<EventFeed>();
        Assert.DoesNotContain((await feed.Read(await feed.Start(Stop), 100, Stop)).Value.Events, e => e.Key == Ada);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_bytes_are_gone_from_the_files_and_the_tables(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var random = new Random(5);
        // Keys in no order and bodies of all sizes, so that pages are split and filled again.
        var keys = Enumerable.Range(0, 400).Select(i => $"{(i % 5 == 0 ? "planted" : "other")}-{random.Next():x8}-{i}").ToArray();
        for (var round = 0; round < 4; round++)
        {
            foreach (var some in keys.Chunk(100))
                await house.Bring(StoreHouse.Feed, [.. some.Select(key => house.Row(key, $$"""{"name":"name of {{key}} {{new string('x', random.Next(2000))}}","v":{{round}}}"""))]);
            house.Clock.Advance(TimeSpan.FromHours(1));
            await house.Bring(StoreHouse.OtherFeed, [.. keys.Where(_ => random.Next(9) == 0).Select(key => house.Row(key, """{"long_field_of_a_patch":1}""", act: Act.Patch))]);
            if (round == 2) await house.Get<LogCompaction>().Run(house.Clock.GetUtcNow().AddHours(-1), DateTimeOffset.UnixEpoch, Stop);
            house.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Contains("name of planted-", await Resting.In(house));
        var erased = (await Erase(house, [.. keys.Where(key => key.StartsWith("planted", StringComparison.Ordinal))])).Value;

        Assert.Equal(80, erased.Records);
        var resting = await Resting.In(house);
        Assert.DoesNotContain("planted-", resting);
        Assert.Contains("name of other-", resting);
        Assert.Equal([], (await house.Get<Rebuild>().Compare(Stop)).First);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_audit_log_says_who_why_and_how_much_and_whom_only_to_who_can_hash_the_key(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await TwoPeople(house);

        await Erase(house, [Ada]);

        var entry = Assert.Single((await house.Get<AuditLog>().Page(new AuditFilter(), AuditPlace.Newest, 10, Stop)).Entries);
        var hash = (await house.Get<Seals>().Get(Stop)).Value.Blind("erased key", Ada);
        Assert.Equal(("Admin", "record.erased", "stream", "7"), (entry.Who, entry.Action, entry.TargetKind, entry.TargetId));
        Assert.Equal($$"""{"records":1,"events":3,"copies":0,"reason":"she asked for it","keys":["{{hash.Replace("+", "\\u002B", StringComparison.Ordinal)}}"]}""", entry.After);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Copies_elsewhere_go_in_the_same_change_or_nothing_goes(DatabaseKind kind)
    {
        var copies = new Copies();
        await using var house = await StoreHouse.OpenWithKey(kind, more: services => services.AddSingleton<IKeepsCopies>(copies));
        await TwoPeople(house);
        var before = await house.Log();

        copies.Fails = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Erase(house, [Ada]));
        Assert.Equal(before, await house.Log());
        Assert.Equal(2, (await house.StreamNow()).Live);

        copies.Fails = false;
        Assert.Equal(2, (await Erase(house, [Ada])).Value.Copies);
        Assert.Equal((StoreHouse.Stream, Ada, 1L), (copies.Asked!.Stream, Assert.Single(copies.Asked.Keys), Assert.Single(copies.Asked.Ids)));
        // What is no record may be a copy all the same.
        var onlyThere = (await Erase(house, ["only elsewhere"])).Value;
        Assert.Equal((0, 2), (onlyThere.Records, onlyThere.Copies));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Without_a_reason_or_anything_to_erase_it_refuses_and_leaves_no_entry(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await TwoPeople(house);

        Assert.IsType<ReasonMissing>((await house.Get<Erasure>().Erase(Admin, StoreHouse.Stream, [Ada], " ", Stop)).Refusal);
        Assert.IsType<NothingToErase>((await Erase(house, ["nobody"])).Refusal);

        Assert.Empty((await house.Get<AuditLog>().Page(new AuditFilter(), AuditPlace.Newest, 10, Stop)).Entries);
        Assert.Equal(2, (await house.Records()).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_its_source_still_has_comes_back_as_new(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await TwoPeople(house);
        await Erase(house, [Ada]);

        var done = await house.Bring(StoreHouse.Feed, house.Row(Ada, "{}"));

        Assert.Equal(1, done.Counts.Added);
        Assert.Null((await house.Events())[^1].Previous);
        Assert.True((await house.Get<Rebuild>().Compare(Stop)).IsIdentical);
    }

    [Fact]
    public async Task While_somebody_reads_from_before_it_says_that_the_bytes_are_not_gone_yet()
    {
        await using var house = await StoreHouse.OpenWithKey(DatabaseKind.Sqlite);
        await TwoPeople(house);
        await using (var connection = await house.Database.Open(Stop))
        {
            await using var moment = ((Microsoft.Data.Sqlite.SqliteConnection)connection).BeginTransaction(deferred: true);
            await using var reading = connection.CreateCommand();
            reading.CommandText = "SELECT count(*) FROM events";
            await reading.ExecuteScalarAsync(Stop);

            Assert.False((await Erase(house, [Ada])).Value.IsOutOfFiles);
        }

        Assert.True(await house.Database.ClearRemoved(Stop));
        Assert.DoesNotContain(Ada, await Resting.In(house));
    }

    /// <summary>Each said three things, in turns.</summary>
    static async Task TwoPeople(StoreHouse house)
    {
        for (var v = 1; v <= 3; v++)
        {
            await house.Bring(StoreHouse.Feed, house.Row(Ada, Said(Ada, v)), house.Row(Grace, Said(Grace, v)));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    static string Said(string who, int v) => string.Create(CultureInfo.InvariantCulture, $$"""{"said":"{{who}} {{v}}"}""");

    static Task<Outcome<Erased>> Erase(StoreHouse house, string[] keys) => house.Get<Erasure>().Erase(Admin, StoreHouse.Stream, keys, "she asked for it", Stop);

    sealed class Copies : IKeepsCopies
    {
        public bool Fails { get; set; }

        public ErasedRecords? Asked { get; private set; }

        public async Task<long> Erase(PortalDb db, ErasedRecords erased, CancellationToken stop)
        {
            // It runs in the transaction: the records are gone for it already.
            Assert.False(await db.Set<RecordRow>().AnyAsync(r => erased.Ids.Contains(r.Id), stop));
            Asked = erased;
            return Fails ? throw new InvalidOperationException("The copy is locked.") : 2;
        }
    }
}
