using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

public sealed class ListInAddressTests
{
    [Theory]
    [InlineData("https://crm.example.com/v1/contacts", "https://crm.example.com/v1/", "contacts")]
    [InlineData("https://crm.example.com/v1/contacts/", "https://crm.example.com/v1/", "contacts/")]
    [InlineData("https://crm.example.com:8443/contacts.json", "https://crm.example.com:8443/", "contacts.json")]
    [InlineData("https://crm.example.com/caf%C3%A9s", "https://crm.example.com/", "caf%C3%A9s")]
    [InlineData("https://crm.example.com/", null, null)]
    [InlineData("https://crm.example.com", null, null)]
    public void The_last_part_is_the_list_and_what_is_before_it_the_system(string address, string? system, string? path)
    {
        var parts = ListInAddress.Of(new Uri(address));

        Assert.Equal((system, path), (parts?.Address.AbsoluteUri, parts?.Path));
        if (parts is not null) Assert.Equal(address, new Uri(parts.Address, parts.Path).AbsoluteUri);
    }
}
