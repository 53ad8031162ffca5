using Portal.Engine.Agents.Keys;

namespace Portal.Tests.Engine.Agents.Keys;

public sealed class KeyTextTests
{
    [Fact]
    public void A_key_begins_with_what_it_is_known_by_and_ends_with_a_sum()
    {
        var key = KeyText.Make().Reveal();

        Assert.Matches("^prt_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}$", key);
        Assert.True(KeyText.Fits(key));
        Assert.Equal(key[..12], KeyText.PrefixOf(key));
    }

    [Fact]
    public void No_two_are_the_same() => Assert.Distinct(Enumerable.Range(0, 1000).Select(_ => KeyText.Make().Reveal()));

    [Fact]
    public void A_letter_that_was_mistyped_anywhere_is_noticed()
    {
        var key = KeyText.Make().Reveal();
        for (var at = 0; at < key.Length; at++)
        {
            var other = key[at] == 'x' ? 'y' : 'x';
            Assert.False(KeyText.Fits($"{key[..at]}{other}{key[(at + 1)..]}"), $"letter {at}");
        }
    }

    [Fact]
    public void Two_letters_that_were_exchanged_are_noticed()
    {
        var key = KeyText.Make().Reveal();
        for (var at = 0; at < key.Length - 1; at++)
        {
            if (key[at] != key[at + 1]) Assert.False(KeyText.Fits($"{key[..at]}{key[at + 1]}{key[at]}{key[(at + 2)..]}"), $"letters {at} and after");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("prt_")]
    [InlineData("a password")]
    [InlineData("prt_ääääääää_ääääääääääääääääääääääääääääääääääää")]
    public void What_is_no_key_does_not_fit(string text) => Assert.False(KeyText.Fits(text));

    [Fact]
    public void A_key_with_something_before_or_behind_it_does_not_fit()
    {
        var key = KeyText.Make().Reveal();

        Assert.All([$" {key}", $"{key} ", key[1..], key[..^1], $"{key}\n"], text => Assert.False(KeyText.Fits(text)));
    }
}
