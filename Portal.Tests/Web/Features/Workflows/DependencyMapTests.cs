using Portal.Engine.Freshness;
using Portal.Web.Features.Workflows;

namespace Portal.Tests.Web.Features.Workflows;

/// <summary>However much a workflow depends on, its picture can be read.</summary>
public sealed class DependencyMapTests
{
    [Fact]
    public void Of_many_ways_the_worst_of_each_field_are_shown_and_all_are_counted()
    {
        var ways = Enumerable.Range(0, 300).Select(i => Way($"Stream {i}", i % 3 == 0 ? "Name" : "Email", i switch { 6 or 100 => Verdict.Stale, < 40 => Verdict.Late, _ => Verdict.Fresh })).ToArray();
        var map = new DependencyMap(ways);

        Assert.Equal(24, map.Ways.Count);
        Assert.Equal(276, map.Hidden);
        Assert.Equal(["Name", "Email"], map.Fields);
        Assert.Equal(Verdict.Stale, map.OfField("Name"));
        Assert.Equal(Verdict.Stale, map.OfField("Email"));
        Assert.Contains(map.Ways, way => way.Stream == "Stream 100");
        Assert.Equal([(Verdict.Stale, 2), (Verdict.Late, 39), (Verdict.Fresh, 259)], map.Counts);
    }

    [Fact]
    public void Few_are_shown_all_and_as_they_stand()
    {
        var ways = Enumerable.Range(0, 24).Select(i => Way($"Stream {i}", "Name", i == 20 ? Verdict.Stale : Verdict.Fresh)).ToArray();
        Assert.Equal(ways, new DependencyMap(ways).Ways);
        Assert.Equal(0, new DependencyMap(ways).Hidden);
    }

    [Fact]
    public void Even_of_more_fields_than_there_is_room_for_each_is_shown()
    {
        var map = new DependencyMap([.. Enumerable.Range(0, 60).Select(i => Way("One", $"Field {i / 2}", Verdict.Fresh))]);
        Assert.Equal(30, map.Fields.Count);
        Assert.Equal(30, map.Ways.Count);
    }

    static DependencyWay Way(string stream, string field, Verdict verdict) => new("CRM", stream, field, verdict, IsOptional: false);
}
