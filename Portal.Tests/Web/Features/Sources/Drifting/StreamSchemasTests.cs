using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Tests.Engine.Sync.Drifting;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Drifting;

namespace Portal.Tests.Web.Features.Sources.Drifting;

public sealed class StreamSchemasTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Each_field_says_how_often_it_is_filled_and_where_it_goes_and_what_is_not_as_it_was_stands_beside(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind);
        await house.Read(DriftHouse.Many, row => $"{DriftHouse.Plain(row)}{(row % 3 == 0 ? $",\"note\":{(row % 2 == 0 ? "null" : "\"x\"")}" : "")}");
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","visits":{{row}} """);
        var source = (await house.Sync.Get<StreamRegistry>().Find(house.Sync.Feed.StreamId, Stop))!.SourceId;

        var streams = (await house.Sync.Get<SourceBoard>().Page(source, null, 0, 25, Stop)).Streams;
        var schema = Assert.Single(await new StreamSchemas(house.Book).Of(streams, Stop));

        var (feed, rows) = Assert.Single(schema.Feeds);
        Assert.Equal(house.Sync.Feed.Id, feed.Id);
        Assert.Equal(["city", "name", "visits", "id", "note"], rows.Select(row => row.Field.Path));
        Assert.Equal(["city", "name", "visits", "", ""], rows.Select(row => string.Join(',', row.MapsTo)));
        var note = rows[^1].Field;
        Assert.Equal((FieldKind.Text, true), (note.Kind, note.Share > note.Filled && note.Filled > 0));
        Assert.Equal((1, 1), (rows[1].Field.Share, rows[1].Field.Filled));
        Assert.Equal("city is missing", DriftWords.Say(Assert.Single(schema.Open).Changes.Single(change => change.Kind == DriftKind.Missing && change.Path == "city")));
    }
}
