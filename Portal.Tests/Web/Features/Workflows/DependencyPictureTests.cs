using Bunit;
using Portal.Engine.Freshness;
using Portal.Web.Features.Workflows;

namespace Portal.Tests.Web.Features.Workflows;

/// <summary>The picture is markup as a whole, and what is in it are names that people and sources give.</summary>
public sealed class DependencyPictureTests : Stage
{
    const string Evil = "<b>\"x\" & <i>";

    [Fact]
    public void Names_are_words_in_it_whatever_stands_in_them()
    {
        var picture = Render<DependencyPicture>(set => set.Add(it => it.Workflow, Evil).Add(it => it.Map, new DependencyMap([new(Evil, Evil, Evil, Verdict.Stale, false)])));

        Assert.Equal([Evil, Evil, Evil, Evil], picture.FindAll("svg .way-name").Select(name => name.TextContent));
        Assert.Empty(picture.FindAll("svg b, svg i"));
    }

    [Fact]
    public void Each_line_says_its_verdict_in_a_word_and_by_its_dashes()
    {
        var picture = Render<DependencyPicture>(set => set.Add(it => it.Workflow, "Dunning").Add(it => it.Map, new DependencyMap([new("CRM", "Contacts", "Email", Verdict.Late, false), new(null, null, "Phone", Verdict.Unknown, true)])));

        Assert.Equal(["late", "late", "late", "unknown"], picture.FindAll("svg .way-word").Select(word => word.TextContent.ToLowerInvariant()));
        Assert.Equal(["8 4", "8 4", "8 4", "1 5"], picture.FindAll("svg .way").Select(line => line.GetAttribute("stroke-dasharray")));
    }
}
