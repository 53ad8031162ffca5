using Portal.Engine.Sources;

namespace Portal.Tests.Engine.Sources;

public sealed class SourceAuthTests
{
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
