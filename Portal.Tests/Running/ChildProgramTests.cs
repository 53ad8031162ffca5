namespace Portal.Tests.Running;

public sealed class ChildProgramTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_helper_process_is_heard_and_ends_with_its_input()
    {
        await using var child = ChildProgram.OfTests("echo", "one", "two");
        await child.Line("^echo one two$", Stop);
        await child.Input.WriteLineAsync("three".AsMemory(), Stop);
        await child.Input.FlushAsync(Stop);
        await child.Line("^three$", Stop);

        child.Input.Close();

        Assert.Equal(2, await child.Ended(Stop));
    }

    [Fact]
    public async Task A_helper_process_can_be_killed_and_what_it_never_said_is_not_waited_for()
    {
        await using var child = ChildProgram.OfTests("echo");
        await child.Line("^echo", Stop);

        child.Kill();

        Assert.Equal(128 + 9, await child.Ended(Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => child.Line("never said", Stop));
    }
}
