using Portal.Engine.Connectors.Rest.Settings;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

/// <summary>What a feed asks otherwise is said before it is saved.</summary>
public sealed class ReadingChangeTests
{
    static readonly NamedValue Deleted = new() { Name = "include_deleted", Value = "true" };

    [Theory]
    [InlineData("cursor/contacts", "Asked for: GET cursor/contacts?include_deleted=true (until now GET cursor/contacts)")]
    [InlineData("contacts?size=50", "Asked for: GET contacts?size=50&include_deleted=true (until now GET contacts?size=50)")]
    public void A_parameter_that_is_new_is_a_difference(string path, string difference)
    {
        var now = new RestSettings { Path = path, Deletes = new() { By = DeleteKind.Flag, Flag = "deleted" } };

        Assert.Equal([difference], new ReadingChange(now, now with { Parameters = [Deleted] }, null!, false).Differences);
    }
}
