using System.Text;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Summing;
using Portal.Engine.Entities;

namespace Portal.Tests.Engine.Data.Summing;

/// <summary>Groups and different values are kept up to a bound, and what is beyond it is said.</summary>
public sealed class TalliesTests
{
    static readonly EntityField Page = new("page", FieldType.Text) { Searchable = true }, Person = new("person", FieldType.Text) { Searchable = true };

    [Fact]
    public void So_many_groups_are_kept_and_the_rest_is_counted()
    {
        var tallies = new Tallies(Asked(Page, null));
        for (var i = 0; i < Tallies.MostGroups; i++) Add(tallies, $"p{i}", "n");
        Assert.Empty(tallies.Notes());

        for (var i = 0; i < 3; i++) Add(tallies, "another", "n");
        Add(tallies, "p7", "n");

        var (shown, leftOut) = tallies.Told();
        Assert.Equal((Tallies.MostGroups + 4, "p7", 2, Tallies.MostGroups - 20), (tallies.Count, shown[0].Key, shown[0].Count, leftOut));
        Assert.DoesNotContain(shown, group => group.Key == "another");
        Assert.Equal("There are more than 10000 groups: 3 of the records are in groups that were not kept, and one of those may be larger than those shown.", Assert.Single(tallies.Notes()));
    }

    [Fact]
    public void So_many_different_values_are_kept_over_all_groups()
    {
        var tallies = new Tallies(Asked(Page, Person));
        for (var i = 0; i < Tallies.MostDistinct; i++) Add(tallies, $"p{i % 2}", $"n{i}");
        for (var i = 0; i < 4; i++) Add(tallies, "p0", "n0");
        Assert.Empty(tallies.Notes());

        Add(tallies, "p1", "another");

        Assert.Equal(Tallies.MostDistinct, tallies.Told().Shown.Sum(group => group.Distinct));
        Assert.Equal("There are more than 100000 different values of person: of some groups there are more than is said.", Assert.Single(tallies.Notes()));
    }

    static void Add(Tallies tallies, string page, string person) => tallies.Add(Encoding.UTF8.GetBytes($$"""{"page":"{{page}}","person":"{{person}}"}"""), DateTimeOffset.UnixEpoch);

    static Ask Asked(EntityField? by, EntityField? distinct)
    {
        var entity = new Entity { Id = 1, Name = "login", Label = "Login", Kind = EntityKind.Happening, Fields = [Page, Person], CreatedAt = DateTimeOffset.UnixEpoch };
        return new Ask(new Plan(new ScopedModel(Scope.All, [entity]).Entities[0], [], []), by, null, distinct, null, TimeZoneInfo.Utc, 20);
    }
}
