using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Ui;

public sealed class QueryStateTests : Stage
{
    [Fact]
    public void A_filter_goes_into_the_address_and_an_empty_one_out_of_it()
    {
        var location = Services.GetRequiredService<NavigationManager>();
        var query = Services.GetRequiredService<QueryState>();
        location.NavigateTo("/audit?who=anna&after=7");

        query.Set(("who", ""), ("what", "role & name"), ("after", null));

        Assert.Equal("/audit?what=role%20%26%20name", new Uri(location.Uri).PathAndQuery);
    }

    [Fact]
    public void Trying_filters_leaves_no_trail_in_the_history()
    {
        var location = (Bunit.TestDoubles.BunitNavigationManager)Services.GetRequiredService<NavigationManager>();
        var query = Services.GetRequiredService<QueryState>();

        query.Set(("who", "anna"));
        query.Set(("who", "anna"));

        Assert.True(Assert.Single(location.History).Options.ReplaceHistoryEntry);
    }
}
