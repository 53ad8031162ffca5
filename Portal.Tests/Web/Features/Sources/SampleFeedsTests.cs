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
}
