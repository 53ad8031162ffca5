using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

public sealed class TypedKeyTests
{
    [Theory]
    [InlineData("v1/contacts?api_key=sk-planted", "api_key looks like a key")]
    [InlineData("v1/contacts?page=1&ApiKey=sk-planted", "ApiKey looks like a key")]
    [InlineData("v1/contacts?access_token=sk-planted", "access_token looks like a key")]
    [InlineData("v1/contacts?api%5Ftoken=sk-planted", "api_token looks like a key")]
    [InlineData("v1/contacts?key=sk-planted", null)]
    [InlineData("v1/contacts?token=next", null)]
    [InlineData("v1/api_key", null)]
    [InlineData("v1/contacts?q=api_key", null)]
    public void What_plainly_is_a_key_is_refused_without_repeating_it(string path, string? says)
    {
        var problem = TypedKey.Problem(path, SourceAuth.None);

        if (says is null) Assert.Null(problem);
        else Assert.StartsWith(says, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", $"{problem}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1/contacts?key=sk-planted", "key")]
    [InlineData("v1/contacts?token=next", "token")]
    [InlineData("v1/contacts?page=2", null)]
    [InlineData("v1/contacts", null)]
    public void What_may_be_one_is_asked_about(string path, string? name) => Assert.Equal(name, TypedKey.Maybe(path));

    [Fact]
    public void The_credential_that_is_added_by_itself_is_not_typed_again()
    {
        var source = new Source { Id = 1, Name = "Our CRM", Environment = SourceEnvironment.Mock, Address = new("https://crm.example.com/"), CreatedAt = DateTimeOffset.UnixEpoch, Auth = new() { Kind = AuthKind.Parameter, Parameter = "key", Secret = "vault:crm" } };
        var form = new AskForm { Path = "v1/contacts?KEY=sk-planted" };

        Assert.Null(form.Read(source, new RestSettings()));
        Assert.Null(form.ToTest(source));
        Assert.Equal(["key is the credential of this system, which is added to each request by itself. Take it out of the path."], form.Context.GetValidationMessages().Select(text => text.ToLowerInvariant().Replace("take", "Take", StringComparison.Ordinal)));

        form.Path = "v1/contacts";
        Assert.Equal("v1/contacts", form.Read(source, new RestSettings())!.Path);
        Assert.Equal("v1/contacts", form.ToTest(source));
    }
}
