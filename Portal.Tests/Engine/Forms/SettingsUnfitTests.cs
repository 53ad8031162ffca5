using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Forms;

/// <summary>What is wrong, as a person is told it.</summary>
public sealed class SettingsUnfitTests
{
    [Theory]
    [InlineData("Path", "Path: It is missing.")]
    [InlineData("Settings.Deletes.By", "Deletes, how: It is missing.")]
    [InlineData("Headers[2].Value", "Headers, value: It is missing.")]
    [InlineData("Name", "It is missing.")]
    [InlineData("", "It is missing.")]
    public void A_setting_is_called_what_its_form_calls_it(string setting, string said) =>
        Assert.Equal(said, new SettingsUnfit([new(setting, "It is missing.")]).Say(typeof(RestSettings)));

    [Fact]
    public void All_of_it_is_told() =>
        Assert.Equal("Key: Choose one. Path: Write one.", new SettingsUnfit([new("Key[0]", "Choose one."), new("Path", "Write one.")]).Say(typeof(RestSettings)));
}
