using Portal.Engine.Forms;
using Portal.Engine.Sources;

namespace Portal.Tests.Engine.Sources;

public sealed class SourceAuthTests
{
    [Theory]
    [InlineData("api_key", true)]
    [InlineData(" filter[token] ", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("?api_key", false)]
    [InlineData("api_key=", false)]
    [InlineData("api key", false)]
    [InlineData("a&b", false)]
    public void A_key_in_the_address_goes_into_a_parameter_that_has_a_name(string? parameter, bool fits)
    {
        var auth = new SourceAuth { Kind = AuthKind.Parameter, Parameter = parameter, Header = "X-Left-Over", User = "left over", Secret = "vault:crm" };
        var problems = new FormProblems();

        SettingsCheck.Check(auth, problems);

        Assert.Equal(fits ? [] : [nameof(SourceAuth.Parameter)], problems.All.Select(problem => problem.Setting).Distinct());
        if (fits) Assert.Equal(new SourceAuth { Kind = AuthKind.Parameter, Parameter = parameter!.Trim(), Secret = "vault:crm" }, auth.Kept());
    }

    [Theory]
    [InlineData("vault:crm", "crm")]
    [InlineData(" vault:crm-1 ", "crm-1")]
    [InlineData("crm", null)]
    [InlineData("env:CRM", null)]
    [InlineData("file:/run/secrets/crm", null)]
    [InlineData("vault:", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_its_secret_is_called_in_the_vault_is_told_only_where_it_says_that_it_is_kept_there(string? secret, string? name) =>
        Assert.Equal(name, new SourceAuth { Kind = AuthKind.Bearer, Secret = secret }.NameInVault());
}
