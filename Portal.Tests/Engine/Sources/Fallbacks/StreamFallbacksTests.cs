using Portal.Engine;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Fallbacks;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Sources.SourcesHouse;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Sources.Fallbacks;

/// <summary>What may stand in for a stream, that it is kept and audited, and what is said when that goes.</summary>
public sealed class StreamFallbacksTests
{
    const string Names = """{"fields":[{"to":"name"}]}""", Cities = """{"fields":[{"to":"city"}]}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_kept_audited_and_stays_when_the_stream_is_changed_otherwise(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var (books, ledger) = await Two(house);
        Assert.Equal((FallbackKind.NextBest, null), ((await house.Streams.Find(books.Id, Stop))!.Fallback, (await house.Streams.Find(books.Id, Stop))!.FallbackStreamId));

        Assert.Null((await Set(house, books, FallbackKind.NamedStream, ledger.Id)).Refusal);
        Assert.Null((await house.Streams.Change(Ada, books.Id, StreamDraft.Of(books) with { Tolerance = TimeSpan.FromHours(1) }, Stop)).Refusal);

        var found = (await house.Streams.Find(books.Id, Stop))!;
        Assert.Equal((FallbackKind.NamedStream, ledger.Id, TimeSpan.FromHours(1)), (found.Fallback, found.FallbackStreamId, found.Tolerance));
        var entry = (await house.Audit()).First(entry => entry.Action == "stream.changed");
        Assert.Equal(("stream", $"{books.Id}", "Contacts"), (entry.TargetKind, entry.TargetId, entry.TargetName));
        Assert.Contains("NamedStream", entry.After, StringComparison.Ordinal);
        Assert.Contains("NextBest", entry.Before, StringComparison.Ordinal);

        Assert.Null((await Set(house, books, FallbackKind.LastGoodCopy, ledger.Id)).Refusal);
        Assert.Null((await house.Streams.Find(books.Id, Stop))!.FallbackStreamId);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_cannot_stand_in_is_refused_in_words(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var (books, ledger) = await Two(house, Cities);
        var other = (await house.Entities.Add(Ada, new("login", "Login", EntityKind.Happening, [new("name", FieldType.Text)]), Stop)).Value;
        var logins = (await house.Streams.Add(Ada, books.SourceId, new StreamDraft { Name = "Logins", EntityId = other.Id }, Stop)).Value;

        Assert.Equal("A stream cannot stand in for itself. Choose another one.", Said(await Set(house, books, FallbackKind.NamedStream, books.Id)));
        Assert.Equal("There is no such stream. Choose the one that stands in.", Said(await Set(house, books, FallbackKind.NamedStream, null)));
        Assert.Equal("There is no such stream. Choose the one that stands in.", Said(await Set(house, books, FallbackKind.NamedStream, 99)));
        Assert.Equal("Its records are something else. Choose a stream of the same entity.", Said(await Set(house, books, FallbackKind.NamedStream, logins.Id)));
        Assert.Equal("It brings none of the fields that this stream brings. Choose one that brings some of them.", Said(await Set(house, books, FallbackKind.NamedStream, ledger.Id)));
        Assert.Equal("What happened is counted from all streams, so nothing stands in for any of them.", Said(await Set(house, logins, FallbackKind.LastGoodCopy, null)));
        Assert.IsType<NoSuchStream>((await house.Get<StreamFallbacks>().Set(Ada, 99, new(), Stop)).Refusal);
        Assert.Equal(FallbackKind.NextBest, (await house.Streams.Find(books.Id, Stop))!.Fallback);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_may_stand_in_for_each_other_and_both_go_with_their_sources(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var (books, ledger) = await Two(house);
        Assert.Null((await Set(house, books, FallbackKind.NamedStream, ledger.Id)).Refusal);
        Assert.Null((await Set(house, ledger, FallbackKind.NamedStream, books.Id)).Refusal);
        Assert.Equal(["Books: Contacts"], await house.Get<StreamFallbacks>().Naming([ledger.Id], Stop));
        Assert.Empty(await house.Get<StreamFallbacks>().Naming([ledger.Id, books.Id], Stop));

        Assert.Null((await house.Sources.Remove(Ada, ledger.SourceId, withAll: true, Stop)).Refusal);

        var gone = Assert.Single(await house.Audit(), entry => entry.Action == "stream.fallback-gone");
        Assert.Equal(($"{books.Id}", "Ada"), (gone.TargetId, gone.Who));
        Assert.Equal(FallbackKind.NamedStream, (await house.Streams.Find(books.Id, Stop))!.Fallback);
        Assert.Null((await house.Streams.Remove(Ada, books.Id, withAll: true, Stop)).Refusal);
        Assert.Single(await house.Audit(), entry => entry.Action == "stream.fallback-gone");
    }

    /// <summary>Two streams of one entity in two sources.</summary>
    static async Task<(Stream Books, Stream Ledger)> Two(SourcesHouse house, string second = Names)
    {
        Assert.Null((await house.Entities.Add(Ada, new("contact", "Contact", EntityKind.Keyed, [new("name", FieldType.Text), new("city", FieldType.Text)]), Stop)).Refusal);
        var (books, ledger) = (await house.Contacts("Books"), await house.Contacts("Ledger"));
        Assert.Null((await house.Feeds.Add(Ada, books.Id, Hourly with { Mapping = Names }, Stop)).Refusal);
        Assert.Null((await house.Feeds.Add(Ada, ledger.Id, Hourly with { Mapping = second }, Stop)).Refusal);
        return (books, ledger);
    }

    static Task<Outcome<Stream>> Set(SourcesHouse house, Stream stream, FallbackKind kind, long? named) => house.Get<StreamFallbacks>().Set(Ada, stream.Id, new StreamFallback { Kind = kind, StreamId = named }, Stop);

    static string Said(Outcome<Stream> outcome) => Assert.Single(Assert.IsType<SettingsUnfit>(outcome.Refusal).Problems).Text;
}
