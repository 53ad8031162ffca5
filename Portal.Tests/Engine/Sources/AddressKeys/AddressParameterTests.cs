using Portal.Engine.Sources.AddressKeys;

namespace Portal.Tests.Engine.Sources.AddressKeys;

public sealed class AddressParameterTests
{
    [Theory]
    [InlineData("https://x.example.com/a", "https://x.example.com/a?api_key=s%2B%26%3D")]
    [InlineData("https://x.example.com/a?page=2", "https://x.example.com/a?page=2&api_key=s%2B%26%3D")]
    [InlineData("https://x.example.com/a?api_key=old&page=2&API%5FKEY=other", "https://x.example.com/a?page=2&api_key=s%2B%26%3D")]
    [InlineData("https://x.example.com//a?q=a%26b+c", "https://x.example.com//a?q=a%26b+c&api_key=s%2B%26%3D")]
    public void It_is_there_once_and_escaped(string address, string with) => Assert.Equal(with, AddressParameter.With(new(address), "api_key", "s+&=").AbsoluteUri);

    [Theory]
    [InlineData("https://x.example.com/a?api_key=old", "https://x.example.com/a")]
    [InlineData("https://x.example.com/a?my_api_key=old&page=2", "https://x.example.com/a?my_api_key=old&page=2")]
    [InlineData("https://x.example.com/a?api_key", "https://x.example.com/a")]
    [InlineData("https://x.example.com/a?api_key=1&b=2&api_key=3#there", "https://x.example.com/a?b=2#there")]
    public void All_else_stays(string address, string without) => Assert.Equal(without, AddressParameter.Without(new(address), "api_key").AbsoluteUri);
}
