using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Projection;

/// <summary>Rows that are tried are compared with the unified records that are there.</summary>
public sealed class MatchJoinsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Rows_that_would_become_part_of_a_record_of_others_are_counted(DatabaseKind kind)
    {
        await using var house = await ProjectionHouse.Open(kind);
        await house.Bring(ProjectionHouse.Crm, ProjectionHouse.Row("a", """{"email":"ann@x.com"}""", 1), ProjectionHouse.Row("b", """{"email":"bob@x.com"}""", 1));

        Assert.Equal(new JoinsFound(2, 1), await Joins(house, ProjectionHouse.Shop, ("1", " ANN@x.com"), ("2", "ann@x.com"), ("3", "new@x.com")));
        // What is there of the row itself is no other.
        Assert.Equal(new JoinsFound(0, 0), await Joins(house, ProjectionHouse.Crm, ("a", "ann@x.com")));
        Assert.Equal(new JoinsFound(1, 1), await Joins(house, ProjectionHouse.Crm, ("a", "bob@x.com")));
        Assert.Equal(new JoinsFound(1, 1), await Joins(house, null, ("a", "bob@x.com")));
    }

    static async Task<JoinsFound> Joins(ProjectionHouse house, long? stream, params (string Key, string Email)[] rows)
    {
        var entity = (await house.Get<EntityModel>().Get(ProjectionHouse.Customers, Stop))!;
        var samples = rows.Select(row => new SampleRow(row.Key, JsonSerializer.SerializeToElement(new { mail = row.Email }))).ToArray();
        var trial = MappingTry.Of(EntityDraft.Of(entity), new MappingDefinition { Fields = [new FieldMapping("email") { From = "mail" }] }, samples);
        return (await house.Get<MatchJoins>().Of(entity, stream, trial, Stop)).Value;
    }
}
