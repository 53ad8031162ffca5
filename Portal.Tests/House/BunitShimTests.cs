using Bunit;

namespace Portal.Tests.House;

public sealed class BunitShimTests
{
    [Fact]
    public void Bunit_compares_markup_with_the_diffing_that_restores()
    {
        using var context = new BunitContext();
        var paragraph = context.Render(builder => builder.AddMarkupContent(0, "<p class=\"one\">Two</p>"));

        paragraph.MarkupMatches("<p class='one'>Two</p>");
        Assert.Throws<HtmlEqualException>(() => paragraph.MarkupMatches("<p class='one'>Three</p>"));
    }

    [Fact]
    public void Bunit_needs_nothing_of_what_was_pruned_from_it()
    {
        using var context = new BunitContext();
        context.AddAuthorization();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        Assert.All(context.Services.Where(service => !service.ServiceType.ContainsGenericParameters).Select(service => service.ServiceType).Distinct().ToArray(),
            type => Assert.NotNull(context.Services.GetService(type)));
    }
}
