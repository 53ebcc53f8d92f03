using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Commands;

internal static class CompletionCommand
{
    // Each script passes the line up to the cursor to the tool. If the tool suggests nothing, the shell completes file names.
    private const string Bash = """
        _litecognito() {
            local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}"
            [ "$word" = "=" ] && word=""
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _litecognito litecognito
        """;

    private const string Zsh = """
        #compdef litecognito
        _litecognito() {
            local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
            local -a suggestions
            suggestions=(${(f)"$(${words[1]/#\~/$HOME} "[suggest:${#line}]" "$line" 2>/dev/null)"})
            compset -P '--*='
            if (( ${#suggestions} )); then compadd -- $suggestions; else _files; fi
        }
        if [ "$funcstack[1]" = "_litecognito" ]; then _litecognito "$@"; else compdef _litecognito litecognito; fi
        """;

    private const string Fish = """
        function __litecognito_suggest
            set -l line (commandline --current-process --cut-at-cursor | string collect --allow-empty)
            set -l option (string match --regex -- '^--[^=]*=' (commandline --current-token --cut-at-cursor))
            set -l suggestions (litecognito "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
            if test (count $suggestions) -gt 0
                printf '%s\n' "$option"$suggestions
            else
                __fish_complete_path (commandline --current-token --cut-at-cursor)
            end
        end
        complete --command litecognito --no-files --arguments '(__litecognito_suggest)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName litecognito -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $position = $cursorPosition - $commandAst.Extent.StartOffset
            $line = $commandAst.ToString().PadRight($position).Substring(0, $position)
            $option = if ($wordToComplete -match '^--[^=]*=') { $Matches[0] } else { '' }
            litecognito "[suggest:$position]" "$line" | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new("$option$_", $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create()
    {
        Argument<string> shell = new Argument<string>("shell") { Description = "bash, zsh, fish or powershell." }
            .AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        return new ToolCommand("completion", "Print a script that completes commands and options.", (line, _) =>
        {
            // The lines of this file may end with a carriage return, which shells do not accept.
            Console.Out.Write(GetScript(line.GetRequiredValue(shell)).ReplaceLineEndings("\n") + "\n");
            return Task.FromResult(ExitCode.Success);
        })
        {
            Arguments = { shell },
            Details = """
                Load the script when the shell starts:
                bash: eval "$(litecognito completion bash)" in ~/.bashrc
                zsh: source <(litecognito completion zsh) in ~/.zshrc, after compinit
                fish: litecognito completion fish | source in ~/.config/fish/config.fish
                PowerShell: litecognito completion powershell | Out-String | Invoke-Expression in $PROFILE
                """,
            Example = "bash",
        };
    }

    private static string GetScript(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };
}
