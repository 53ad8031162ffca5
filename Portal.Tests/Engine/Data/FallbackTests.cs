using System.Text;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Store.Erasing;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>What is served of a customer of whom the first choice went stale, by what somebody wanted then. The CRM is believed first, the ERP next, the shop last.</summary>
public sealed class FallbackTests
{
    static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    static readonly StreamFallback ByShop = new() { Kind = FallbackKind.NamedStream, StreamId = Shop }, Kept = new() { Kind = FallbackKind.LastGoodCopy };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_named_stream_stands_in_before_others_that_are_believed_more_and_goes_when_the_first_is_read_again(DatabaseKind kind)
    {
        await using var house = await Stale(kind, ByShop);
        await house.Bring(Erp, Row("a", """{"email":"a@x","name":"Erp"}""", 2));
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));

        var record = await One(house);

        Assert.Equal(["name Shop Fresh NamedStream instead of Stream 1", "phone 1 Stale LastGoodCopy instead of Stream 1 SayingNothing"], Said(record));
        var asked = Assert.Single((await house.Reader.Query(await house.Seeing("name", "phone"), new DataQuery("customer"), Stop)).Value.Records);
        Assert.Equal(Said(record), Said(asked));
        var (read, stale) = (Moment(house, -45), Moment(house, -15));
        var side = $$"""{"serves":"namedStream","source":"Company","stream":"Stream 2","verifiedAt":"{{Moment(house, 0)}}","insteadOf":{"source":"Company","stream":"Stream 1","verifiedAt":"{{read}}"},"staleSince":"{{stale}}"}""";
        var kept = $$"""{"serves":"lastGoodCopy","source":"Company","stream":"Stream 1","verifiedAt":"{{read}}","staleSince":"{{stale}}","because":"sayingNothing"}""";
        Assert.Contains($"\"secondChoice\":true,\"fallback\":{side}", DataHouse.Json(asked), StringComparison.Ordinal);
        Assert.Contains($"\"fallback\":{kept}", DataHouse.Json(asked, full: true), StringComparison.Ordinal);

        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Crm","phone":"1"}""", 1));
        Assert.Equal(["name Crm Fresh", "phone 1 Fresh"], Said(await One(house)));
        Assert.DoesNotContain("fallback", DataHouse.Json(await One(house), full: true), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_last_good_copy_yields_to_nobody_and_says_once_of_the_record_that_it_is_one(DatabaseKind kind)
    {
        await using var house = await Stale(kind, Kept);
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));

        var record = Assert.Single((await house.Reader.Query(await house.Seeing("name", "phone"), new DataQuery("customer"), Stop)).Value.Records);

        Assert.Equal(["name Crm Stale LastGoodCopy instead of Stream 1", "phone 1 Stale LastGoodCopy instead of Stream 1"], Said(record));
        Assert.Equal(Said(record), Said(await One(house)));
        Assert.False(record.Fields[0].IsSecond);
        var told = $$"""{"serves":"lastGoodCopy","source":"Company","stream":"Stream 1","verifiedAt":"{{Moment(house, -45)}}","staleSince":"{{Moment(house, -15)}}"}""";
        var begins = $$"""{"id":1,"values":{"name":"Crm","phone":"1"},"freshness":{"verdict":"stale","asOf":"{{Moment(house, -45)}}","fallback":""";
        Assert.Equal($"{begins}{told}}}}}", DataHouse.Json(record));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Unless_told_otherwise_the_next_one_that_is_not_stale_is_served_and_says_instead_of_what(DatabaseKind kind)
    {
        await using var house = await Stale(kind, new());
        Assert.Equal(["name Crm Stale", "phone 1 Stale"], Said(await One(house)));

        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));
        await house.Bring(Erp, Row("a", """{"email":"a@x","name":"Erp"}""", 2));

        Assert.Equal(["name Erp Fresh NextBest instead of Stream 1", "phone 1 Stale"], Said(await One(house)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_named_stream_that_is_stale_too_or_was_read_earlier_or_is_gone_leaves_the_last_good_copy(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Believing());
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 1));
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        await Begin(house, ByShop);
        await house.Bring(Erp, Row("a", """{"email":"a@x","name":"Erp"}""", 2));

        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 Older", Said(await One(house))[0]);
        await house.Tolerate(Shop, HalfAnHour);
        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 Stale", Said(await One(house))[0]);
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 1));
        Assert.Equal("name Shop Fresh NamedStream instead of Stream 1", Said(await One(house))[0]);

        Assert.Null((await house.Inner.Get<StreamRegistry>().Remove(Ada, Shop, withAll: true, Stop)).Refusal);
        await house.Inner.CatchUp();
        await house.Inner.Get<FreshnessBoard>().Look(Stop);
        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 Gone", Said(await One(house))[0]);
        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 Gone", Said(Assert.Single((await house.Reader.Query(await house.Seeing("name"), new DataQuery("customer"), Stop)).Value.Records))[0]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Where_it_says_nothing_the_last_good_copy_is_served_whatever_third_ones_say(DatabaseKind kind)
    {
        await using var house = await Stale(kind, ByShop);
        await house.Bring(Erp, Row("a", """{"email":"a@x","name":"Erp"}""", 2));
        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 Older", Said(await One(house))[0]);

        await house.Bring(Shop, Row("b", """{"email":"b@x","name":"Somebody else"}""", 2));
        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 SayingNothing", Said(await One(house))[0]);
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":null}""", 2));
        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 SayingNothing", Said(await One(house))[0]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_a_stream_does_not_bring_any_more_is_not_served_so_that_nobody_gets_the_value_of_one_that_they_may_not_see(DatabaseKind kind)
    {
        await using var house = await Stale(kind, ByShop);
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"planted-shop","phone":"2"}""", 2));
        Assert.Equal("name planted-shop Fresh NamedStream instead of Stream 1", Said(await One(house))[0]);

        // Its older rows still say a name. Whoever sees names alone does not see the stream.
        await house.Restrict(Shop, "email", "phone");

        var seeing = await house.Seeing("name");
        foreach (var record in new[] { (await house.Reader.Get(seeing, "customer", 1, stop: Stop)).Value, Assert.Single((await house.Reader.Query(seeing, new DataQuery("customer"), Stop)).Value.Records) })
        {
            Assert.Equal(["name Crm Stale LastGoodCopy instead of Stream 1 NotBrought"], Said(record));
            foreach (var full in new[] { true, false })
            {
                Assert.DoesNotContain("planted-shop", DataHouse.Json(record, full), StringComparison.Ordinal);
                Assert.DoesNotContain("Stream 2", DataHouse.Json(record, full), StringComparison.Ordinal);
            }
        }

        Assert.Equal("phone 2 Fresh NamedStream instead of Stream 1", Said(await One(house))[1]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_value_that_stands_in_is_opened_for_whom_may_see_it_and_for_nobody_else(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, DataHouse.Secretive with { Precedence = new() { Streams = [Crm, Erp, Shop] } });
        await house.BringSealed(Crm, "a", """{"email":"a@x","name":"planted-crm","phone":"1"}""", 1);
        await Age(house, ByShop);
        await house.BringSealed(Shop, "b", """{"email":"a@x","name":"planted-shop","phone":"2"}""", 2);

        Assert.Equal(["name planted-shop Fresh NamedStream instead of Stream 1", "phone 2 Fresh NamedStream instead of Stream 1"], Said(await One(house)));
        var page = (await house.Reader.Query(await house.Seeing(), new DataQuery("customer"), Stop)).Value;
        Assert.Equal(["phone 2 Fresh NamedStream instead of Stream 1"], Said(Assert.Single(page.Records)));
        Assert.DoesNotContain("planted", DataHouse.Json(page, full: true), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_erased_stands_in_for_nothing(DatabaseKind kind)
    {
        await using var house = await Stale(kind, ByShop);
        await house.Bring(Shop, Row("b", """{"email":"a@x","name":"planted-shop"}""", 2));
        Assert.Equal("name planted-shop Fresh NamedStream instead of Stream 1", Said(await One(house))[0]);
        await house.Inner.Get<Portal.Engine.Store.Sealing.Seals>().Get(Stop);

        Assert.Null((await house.Inner.Get<Erasure>().Erase(Ada, Shop, ["b"], "They asked for it.", Stop)).Refusal);
        await house.Inner.CatchUp();

        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 SayingNothing", Said(await One(house))[0]);
        Assert.DoesNotContain("planted-shop", await house.Resting(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task MaxAge_counts_what_is_served_and_refuses_a_last_good_copy_that_is_older(DatabaseKind kind)
    {
        await using var house = await Stale(kind, ByShop);
        var wanted = new Looking { MaxAge = TimeSpan.FromMinutes(10), Fields = ["name"], Fetch = false };
        Assert.Equal(("name", "Company"), ((await house.Reader.Get(await house.Seeing(), "customer", 1, wanted, Stop)).Refusal as TooOld) is { } tooOld ? (tooOld.Field, tooOld.Source) : default);

        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));

        Assert.Equal(["name Shop Fresh NamedStream instead of Stream 1"], Said((await house.Reader.Get(await house.Seeing(), "customer", 1, wanted, Stop)).Value));
        Assert.Null((await house.Reader.Query(await house.Seeing(), new DataQuery("customer") { MaxAge = wanted.MaxAge, Fields = ["name"] }, Stop)).Refusal);
        Assert.IsType<TooOld>((await house.Reader.Get(await house.Seeing(), "customer", 1, wanted with { Fields = null }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Filters_go_by_the_first_choice_and_the_records_of_a_stream_say_what_its_source_said(DatabaseKind kind)
    {
        await using var house = await Stale(kind, ByShop);
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));
        var model = await house.Seeing("name");

        async Task<int> Found(string name) => (await house.Reader.Query(model, new DataQuery("customer") { Where = [new("name", FilterOp.Is, name)] }, Stop)).Value.Records.Count;

        Assert.Equal((1, 0), (await Found("Crm"), await Found("Shop")));
        Assert.Equal(["name Crm Stale"], Said((await house.Streams.Get(model, "Company", "Stream 1", "a", stop: Stop)).Value));
        Assert.Equal(["name Crm Stale"], Said(Assert.Single((await house.Streams.Query(model, new StreamQuery("Company", "Stream 1"), Stop)).Value.Records)));
    }

    [Fact]
    public async Task Two_that_stand_in_for_each_other_never_pass_on()
    {
        await using var house = await Stale(DatabaseKind.Sqlite, ByShop);
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));
        await Set(house, Shop, new() { Kind = FallbackKind.NamedStream, StreamId = Erp });
        await Set(house, Erp, new() { Kind = FallbackKind.NamedStream, StreamId = Crm });
        await house.Tolerate(Shop, HalfAnHour);
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(45));
        await house.Bring(Erp, Row("a", """{"email":"a@x","name":"Erp"}""", 3));

        Assert.Equal("name Crm Stale LastGoodCopy instead of Stream 1 Stale", Said(await One(house))[0]);
    }

    static EntityDraft Believing() => Customer with { Precedence = new() { Streams = [Crm, Erp, Shop] } };

    /// <summary>A customer of the CRM, which may be half an hour old, was read 45 minutes ago, and has this fallback.</summary>
    static async Task<DataHouse> Stale(DatabaseKind kind, StreamFallback fallback)
    {
        var house = await DataHouse.Open(kind, Believing());
        await Begin(house, fallback);
        return house;
    }

    static async Task Begin(DataHouse house, StreamFallback fallback)
    {
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Crm","phone":"1"}""", 1));
        await Age(house, fallback);
    }

    static async Task Age(DataHouse house, StreamFallback fallback)
    {
        var read = house.Inner.Clock.GetUtcNow();
        await Set(house, Crm, fallback);
        await house.Tolerate(Crm, HalfAnHour);
        house.Inner.Clock.Advance(read.AddMinutes(45) - house.Inner.Clock.GetUtcNow());
        await house.Inner.Get<FreshnessBoard>().Look(Stop);
    }

    static async Task Set(DataHouse house, long stream, StreamFallback fallback) => Assert.Null((await house.Inner.Get<StreamFallbacks>().Set(Ada, stream, fallback, Stop)).Refusal);

    static async Task<DataRecord> One(DataHouse house) => (await house.Reader.Get(await house.Seeing("name", "phone"), "customer", 1, stop: Stop)).Value;

    /// <summary>"name Shop Fresh NamedStream instead of Stream 1".</summary>
    static string[] Said(DataRecord record) =>
    [
        .. record.Fields.Select(field => string.Join(' ', new[]
        {
            field.Name, Encoding.UTF8.GetString(field.Value.Span).Trim('"'), $"{field.Finding.Verdict}",
            field.Fallback is { } fallback ? $"{fallback.Serves} instead of {fallback.First.Stream}" : null, field.Fallback?.Why is { } why ? $"{why}" : null,
        }.OfType<string>())),
    ];

    static string Moment(DataHouse house, int minutes) => house.Inner.Clock.GetUtcNow().AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
