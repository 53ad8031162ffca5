using Portal.Engine.Entities.Ready;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>The sample company is described without a mistake, and with every way of paging once.</summary>
public sealed class SampleFeedsTests
{
    [Fact]
    public void Its_settings_and_its_mappings_fit()
    {
        foreach (var feed in SampleFeeds.All)
        {
            var problems = new FormProblems();
            SettingsCheck.Check(feed.Settings, problems);
            Assert.NotNull(feed.Mapping.Compile(new EntityShape(feed.Entity.Kind, feed.Entity.Fields), problems));
            Assert.Empty(problems.All.Select(problem => $"{feed.Stream}: {problem.Setting}: {problem.Text}"));
        }
    }

    [Fact]
    public void Every_field_is_filled_and_every_kind_is_paged_in_a_way_of_its_own()
    {
        Assert.All(SampleFeeds.All, feed => Assert.Equal(feed.Entity.Fields.Select(field => field.Name).Order(), feed.Fields.Select(field => field.To).Order()));
        Assert.Equal(SampleFeeds.All.Count, SampleFeeds.All.Select(feed => feed.Settings.Paging.By).Distinct().Count());
    }

    [Fact]
    public void What_a_system_of_ones_own_brings_fits_beside_it()
    {
        Assert.All(SampleFeeds.All.SelectMany(feed => feed.Entity.Fields), field => Assert.False(field.Required));
        var alike = SampleFeeds.All.Select(feed => (Sample: feed.Entity, Ready: ReadyEntities.Find(feed.Entity.Name)?.Draft)).Where(one => one.Ready is not null).ToArray();
        Assert.Equal(["company", "deal", "ticket", "invoice"], alike.Select(one => one.Sample.Name));
        Assert.All(alike, one => Assert.Equal((one.Ready!.Kind, one.Ready.Match, one.Ready.Label), (one.Sample.Kind, one.Sample.Match, one.Sample.Label)));
        Assert.All(alike, one => Assert.All(one.Sample.Fields.IntersectBy(one.Ready!.Fields.Select(field => field.Name), field => field.Name), field => Assert.Contains(field, one.Ready!.Fields)));
    }
}
