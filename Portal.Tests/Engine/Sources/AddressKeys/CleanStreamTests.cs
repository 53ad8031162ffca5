using System.Text;
using System.Text.Json;
using Portal.Engine.Sources.AddressKeys;

namespace Portal.Tests.Engine.Sources.AddressKeys;

public sealed class CleanStreamTests
{
    const string Key = "planted-se+cret/=&key";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Written =>
    [
        Key, Uri.EscapeDataString(Key), Uri.EscapeDataString(Uri.EscapeDataString(Key)), Uri.EscapeDataString(Key).ToLowerInvariant(), JsonSerializer.Serialize(Key).Trim('"'), Key.Replace("/", @"\/", StringComparison.Ordinal),
        System.Net.WebUtility.HtmlEncode(Key), Key.Replace("+", "&#x2B;", StringComparison.Ordinal), string.Concat(Key.Select(letter => $"{letter}\0")),
    ];

    [Theory, MemberData(nameof(Written))]
    public async Task It_is_taken_out_however_it_is_written(string written) =>
        Assert.Equal("""{"next":"https://x.example.com/a?api_key=****&page=2"}""", (await Clean($$"""{"next":"https://x.example.com/a?api_key={{written}}&page=2"}""", Key)).Replace("\0", "", StringComparison.Ordinal));

    /// <summary>It may stand where one read ends and the next begins, and at the very end.</summary>
    [Fact]
    public async Task It_is_taken_out_wherever_it_stands()
    {
        for (var before = 65_480; before < 65_560; before++)
        {
            var text = await Clean($"{new string('x', before)}{Key}{new string('y', 70_000)}{Key}", Key);
            Assert.Equal($"{new string('x', before)}****{new string('y', 70_000)}****", text);
        }
    }

    [Fact]
    public async Task What_comes_in_small_pieces_is_cleaned_too()
    {
        var text = $"a{Key}b{Key}c";
        using var content = new StringContent("");
        await using var stream = new CleanStream(new Trickle(Encoding.UTF8.GetBytes(text)), content, new KeyTrace("api_key", Key));
        using var reader = new StreamReader(stream);

        Assert.Equal("a****b****c", await reader.ReadToEndAsync(Stop));
    }

    [Theory]
    [InlineData("demo", "a demo of demo?key=demo", "a demo of demo?key=****")]
    [InlineData("12345678", """{"id":12345678,"link":"/a?page=2&key=12345678"}""", """{"id":12345678,"link":"/a?page=2&key=****"}""")]
    [InlineData("demo", """{"link":"\/a?KEY%3Ddemo"}""", """{"link":"\/a?key=****"}""")]
    public async Task One_that_may_stand_anywhere_by_chance_is_taken_out_behind_its_name_alone(string key, string text, string clean) =>
        Assert.Equal(clean, await Clean(text, key, "key"));

    [Fact]
    public async Task What_holds_none_comes_as_it_is()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(number => $"{number} Ä€ % \\ & "));
        Assert.Equal(text, await Clean(text, Key));
        Assert.Equal("", await Clean("", Key));
    }

    static async Task<string> Clean(string text, string key, string parameter = "api_key")
    {
        using var content = new StringContent(text);
        await using var stream = new CleanStream(await content.ReadAsStreamAsync(Stop), content, new KeyTrace(parameter, key));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }

    /// <summary>One byte a read.</summary>
    sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
