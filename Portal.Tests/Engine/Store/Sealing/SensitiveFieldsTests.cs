using System.Text;
using Portal.Engine.Credentials;
using Portal.Engine.Store;
using Portal.Engine.Store.Sealing;

namespace Portal.Tests.Engine.Store.Sealing;

/// <summary>What a body looks like when its sensitive fields are sealed.</summary>
public sealed class SensitiveFieldsTests
{
    const string Body = """{"age":36,"email":"ada@example.com","name":"Ada","phone":null}""";

    static readonly SensitiveFields Fields = new(new FieldCipher(new byte[32])), OtherKey = new(new FieldCipher([1, .. new byte[31]]));

    static readonly string[] Sensitive = ["age", "email", "phone"];

    [Fact]
    public void Sensitive_values_are_sealed_others_and_null_stay_and_all_comes_back()
    {
        var closed = Close(Body);

        var text = Text(closed.Body);
        Assert.Matches("""^{"age":{"\$sealed":"[^"]+","\$blind":"[^"]{24}"},"email":{"\$sealed":"[^"]+","\$blind":"[^"]{24}"},"name":"Ada","phone":null}$""", text);
        Assert.DoesNotContain("ada@example.com", text);
        Assert.Equal(Body, Text(Fields.Open(closed.Body, "7 a").Value));
    }

    [Fact]
    public void The_same_body_has_the_same_hash_though_not_the_same_bytes_and_another_has_another()
    {
        var (one, again) = (Close(Body), Close(Body));

        Assert.NotEqual(Text(one.Body), Text(again.Body));
        Assert.Equal(one.Hash, again.Hash);
        Assert.Equal(one.Hash, StoreHash.Of(one.Body.Span));
        Assert.NotEqual(one.Hash, Close(Body.Replace("ada@", "adb@", StringComparison.Ordinal)).Hash);
        Assert.NotEqual(one.Hash, Close(Body.Replace("Ada", "Adb", StringComparison.Ordinal)).Hash);
        Assert.NotEqual(one.Hash, Close(Body.Replace("36", "null", StringComparison.Ordinal)).Hash);
    }

    [Fact]
    public void The_hash_cannot_be_made_from_a_guess_without_the_key() =>
        Assert.NotEqual(Close(Body).Hash, OtherKey.Close(Utf8(Body), Sensitive, "7 a").Hash);

    [Fact]
    public void It_opens_for_its_own_record_and_key_alone_and_not_when_a_value_was_moved()
    {
        var body = Close(Body).Body;
        var moved = Utf8(Text(body).Replace("\"age\":", "\"x\":", StringComparison.Ordinal));

        Assert.IsType<SealBroken>(Fields.Open(body, "7 b").Refusal);
        Assert.IsType<SealBroken>(OtherKey.Open(body, "7 a").Refusal);
        Assert.Equal(new SealBroken("x"), Fields.Open(moved, "7 a").Refusal);
        Assert.Equal(new SealBroken("age"), Fields.Open(Utf8("""{"age":{"$sealed":"!","$blind":"x"}}"""), "7 a").Refusal);
    }

    [Theory]
    [InlineData("""{"note":{"$sealed":"AAAA","$blind":"BBBB"}}""")]
    [InlineData("""{"note":{"$sealed":"AAAA"}}""")]
    public void A_value_of_a_source_that_looks_sealed_is_sealed_itself_and_comes_back(string body)
    {
        var closed = Fields.Close(Utf8(body), [], "7 a").Body;

        Assert.DoesNotContain("AAAA", Text(closed));
        Assert.Equal(body, Text(Fields.Open(closed, "7 a").Value));
    }

    [Theory]
    [InlineData("""{"deep":{"of":{"$sealed":"a","$blind":"b"}}}""", """{"deep":{"of":{"$sealed":"c","$blind":"b"}}}""")]
    [InlineData("""{"note":"{\"$sealed\":\"a\",\"$blind\":\"b\"}"}""", """{"note":"{\"$sealed\":\"c\",\"$blind\":\"b\"}"}""")]
    public void Only_a_field_can_be_sealed_not_what_lies_deeper(string one, string other)
    {
        Assert.NotEqual(Fields.Close(Utf8(one), [], "7 a").Hash, Fields.Close(Utf8(other), [], "7 a").Hash);
        Assert.Equal(one, Text(Fields.Open(Fields.Close(Utf8(one), [], "7 a").Body, "7 a").Value));
    }

    [Fact]
    public void A_body_without_sensitive_fields_is_handed_on_as_it_is()
    {
        var body = Utf8(Body);

        var closed = Fields.Close(body, [], "7 a");

        Assert.True(closed.Body.Equals(body));
        Assert.Equal(StoreHash.Of(body.Span), closed.Hash);
        Assert.True(Fields.Open(body, "7 a").Value.Equals(body));
    }

    [Fact]
    public void The_blind_of_a_text_is_the_one_that_stands_in_bodies() =>
        Assert.Contains($"\"$blind\":\"{Fields.Blind("email", "ada@example.com")}\"", Text(Close(Body).Body));

    [Fact]
    public void A_whole_record_is_sealed_and_opens_for_its_owner_alone()
    {
        var closed = Fields.SealWhole(Body, "7");

        Assert.DoesNotContain("ada", closed);
        Assert.Equal(Body, Fields.OpenWhole(closed, "7").Value);
        Assert.IsType<SealBroken>(Fields.OpenWhole(closed, "8").Refusal);
        Assert.IsType<SealBroken>(Fields.OpenWhole("no base64", "7").Refusal);
    }

    static ClosedBody Close(string body) => Fields.Close(Utf8(body), Sensitive, "7 a");

    static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
