namespace Portal.Tests.Running;

/// <summary>Repeats what it is told until its input closes: shows that helper processes can be talked to and killed.</summary>
sealed class EchoChild : IChildProcess
{
    public string Name => "echo";

    public async Task<int> Run(string[] args)
    {
        Console.WriteLine($"{Name} {string.Join(' ', args)}");
        while (await Console.In.ReadLineAsync() is { } line) Console.WriteLine(line);
        return args.Length;
    }
}
