using Portal.Tests.Running;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

public sealed class CommandTableTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("health", true)]
    [InlineData("no-such-command", true)]
    [InlineData("--help", true)]
    [InlineData("--Portal:DataFolder=data", false)]
    [InlineData("--urls", false)]
    [InlineData("Portal:DataFolder=data", false)]
    public void A_first_word_that_is_no_setting_asks_for_a_command(string first, bool asked) => Assert.Equal(asked, CommandTable.Asked([first]));

    [Fact]
    public void Without_a_word_the_portal_serves() => Assert.False(CommandTable.Asked([]));

    [Fact]
    public async Task A_command_that_is_not_there_is_named_and_all_others_are_listed()
    {
        var said = await Said.By("bakcup");

        Assert.Equal(CommandTable.AskedWrongly, said.Code);
        Assert.Contains("There is no command called bakcup.", said.Errors);
        Assert.All(new CommandTable().All, command => Assert.Contains($"{command.Name} ", said.Errors));
        Assert.Empty(said.Output);
    }

    [Fact]
    public async Task Whoever_asks_for_help_gets_it()
    {
        var said = await Said.By("help");

        Assert.Equal((0, ""), (said.Code, said.Errors));
        Assert.Contains("health ", said.Output);
    }

    [Fact]
    public void Every_command_has_one_lower_case_word_and_says_what_it_does() => Assert.All(new CommandTable().All, command =>
    {
        Assert.Matches("^[a-z][a-z-]*$", command.Name);
        Assert.EndsWith(".", command.Help);
    });

    [Fact]
    public async Task The_program_itself_ends_with_the_commands_exit_code()
    {
        await using var portal = PortalProcess.Launch("no-such-command");
        Assert.Equal(CommandTable.AskedWrongly, await portal.Program.Ended(Stop));
        Assert.Contains("There is no command called no-such-command.", portal.Program.Output);
    }

    [Fact]
    public async Task Wrong_settings_of_a_command_are_told_like_those_of_serving()
    {
        await using var portal = PortalProcess.Launch("health", "--Portal:NoSuchSetting=1");
        Assert.Equal(1, await portal.Program.Ended(Stop));
        Assert.Contains("Portal:NoSuchSetting: there is no such setting.", portal.Program.Output);
    }
}
