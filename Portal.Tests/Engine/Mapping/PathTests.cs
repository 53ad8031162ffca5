using Portal.Engine.Entities;
using Portal.Engine.Mapping;

namespace Portal.Tests.Engine.Mapping;

public sealed class PathTests
{
    const string Record = """{"a":{"b":[{"c":1},[2,3]],"n":null},"odd.name":{"x":4},"say \"x\"":5,"a\u002fb":6,"k":7,"k":8,"$id":9,"":10}""";

    [Theory]
    [InlineData("a.b[0].c", "1")]
    [InlineData("a.b[1][1]", "3")]
    [InlineData("\"odd.name\".x", "4")]
    [InlineData("\"odd.name\".\"x\"", "4")]
    [InlineData("\"say \\\"x\\\"\"", "5")]
    [InlineData("a/b", "6")]
    [InlineData("k", "8")]
    [InlineData("$id", "9")]
    [InlineData("\"\"", "10")]
    [InlineData("none", "{}")]
    [InlineData("a.none.deeper", "{}")]
    [InlineData("a.b[2]", "{}")]
    [InlineData("a.n", "null")]
    [InlineData("a.n.deeper[0]", "null")]
    [InlineData("k.x", "k.x: 8 is not an object")]
    [InlineData("a[0]", "a[0]: an object is not a list")]
    [InlineData("a.b.c", "a.b.c: a list is not an object")]
    public void A_path_leads_to_a_value(string path, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(MappingMode.Full, FieldType.Number, Record, new FieldMapping("v") { From = path }));

    [Fact]
    public void The_whole_record_is_a_value() =>
        Assert.Equal("""{"a":1,"b":2}""", MappingHouse.Value(MappingMode.Full, FieldType.Json, """{"b":2,"a":1}""", new FieldMapping("v") { From = "$" }));

    [Fact]
    public void An_item_that_a_patched_list_no_longer_has_is_gone() =>
        Assert.Equal("null", MappingHouse.Value(MappingMode.Patch, FieldType.Number, """{"a":[1]}""", new FieldMapping("v") { From = "a[1]" }));

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("[0]")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a[99999999999]")]
    [InlineData("a[0")]
    [InlineData("a[0]b")]
    [InlineData("\"a")]
    [InlineData("\"a\\")]
    [InlineData("\"a\"b")]
    [InlineData("a]")]
    [InlineData("a\"b")]
    public void What_is_no_path_is_told(string path)
    {
        var problem = Assert.Single(MappingHouse.Problems(MappingHouse.Entity(new EntityField("v", FieldType.Text)), MappingMode.Full, new FieldMapping("v") { From = path }));

        Assert.Equal("Fields[0].From", problem.Setting);
        Assert.Contains("address.city", problem.Text, StringComparison.Ordinal);
    }
}
