<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AppOptions</name>
    <message>
        <source>%1 cannot be written. Choose another folder or name.</source>
        <translation>无法写入 %1。请选择其他文件夹或文件名。</translation>
    </message>
</context>
<context>
    <name>CallScript</name>
    <message>
        <source>%1: &apos;%2&apos; is no ARG=VALUE; expected: %3</source>
        <translation>%1：“%2”不是 ARG=VALUE 的形式；应为：%3</translation>
    </message>
    <message>
        <source>%1 has no argument &apos;%2&apos;; expected: %3</source>
        <translation>%1 没有参数“%2”；应为：%3</translation>
    </message>
    <message>
        <source>%1: the argument &apos;%2&apos; is given twice</source>
        <translation>%1：参数“%2”给了两次</translation>
    </message>
    <message>
        <source>%1: the argument &apos;%2&apos; is missing; expected: %3</source>
        <translation>%1：缺少参数“%2”；应为：%3</translation>
    </message>
    <message>
        <source>%1 is made on no socket; leave on=%2 out</source>
        <translation>%1 不作用于套接字，请去掉 on=%2</translation>
    </message>
    <message>
        <source>%1 needs a buffered file; put makefile before it</source>
        <translation>%1 需要一个带缓冲的文件，请先执行 makefile</translation>
    </message>
    <message>
        <source>%1 needs a socket; make one first: socket family=AF_INET type=SOCK_STREAM -- %1 ...</source>
        <translation>%1 需要一个套接字，请先创建：socket family=AF_INET type=SOCK_STREAM -- %1 ...</translation>
    </message>
    <message>
        <source>%1 makes no socket; leave as=%2 out</source>
        <translation>%1 不创建套接字，请去掉 as=%2</translation>
    </message>
    <message>
        <source>No call is given; --help lists them.</source>
        <translation>没有给出调用，--help 会列出全部。</translation>
    </message>
    <message>
        <source>There is no call &apos;%1&apos;; --help lists them.</source>
        <translation>没有调用“%1”，--help 会列出全部。</translation>
    </message>
    <message>
        <source>; expected: %1</source>
        <translation>；应为：%1</translation>
    </message>
</context>
<context>
    <name>CallVerbs</name>
    <message>
        <source>How results are told: text, or one JSON object a line.</source>
        <translation>结果的形式：文本，或每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Time limit of all calls together.</source>
        <translation>全部调用合计的时间限制。</translation>
    </message>
    <message>
        <source>Language of messages.</source>
        <translation>消息的语言。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>
Exit status: 0 every call succeeded; 1 one failed; 2 the command line is wrong, nothing was done; 3 the time limit passed.
</source>
        <translation>
退出状态：0 调用全部成功；1 有调用失败；2 命令行有误，什么都没有做；3 超过时间限制。
</translation>
    </message>
    <message>
        <source>Go on after a failure; the exit status is 1 all the same.</source>
        <translation>失败后继续执行，退出状态仍为 1。</translation>
    </message>
    <message>
        <source>Makes calls of the sockets API, one after the other. Calls are separated by --; the socket that was made last
is the one that the next call is made on, unless on=NAME says otherwise. as=NAME names a new socket.</source>
        <translation>逐个执行套接字 API 的调用。调用之间用 -- 分开；下一个调用作用于最近创建的套接字，
除非用 on=名称 另行指定。as=名称 为新套接字命名。</translation>
    </message>
    <message>
        <source>Makes the calls.</source>
        <translation>执行这些调用。</translation>
    </message>
    <message>
        <source>Name of the call.</source>
        <translation>调用的名称。</translation>
    </message>
    <message>
        <source>
Calls:
</source>
        <translation>
调用：
</translation>
    </message>
    <message>
        <source>Only this family: AF_INET, AF_INET6, 4 or 6.</source>
        <translation>只要这个地址族：AF_INET、AF_INET6、4 或 6。</translation>
    </message>
    <message>
        <source>Only this socket type: SOCK_STREAM, SOCK_DGRAM ...</source>
        <translation>只要这种套接字类型：SOCK_STREAM、SOCK_DGRAM 等。</translation>
    </message>
    <message>
        <source>Only this protocol: tcp, udp ... or a number.</source>
        <translation>只要这个协议：tcp、udp 等，或一个数字。</translation>
    </message>
    <message>
        <source>AI_ flags with commas between; with --reverse NI_ flags.</source>
        <translation>AI_ 标志，用逗号分开；与 --reverse 同用时为 NI_ 标志。</translation>
    </message>
    <message>
        <source>The name of a numeric address (getnameinfo).</source>
        <translation>查询数字地址的名称（getnameinfo）。</translation>
    </message>
    <message>
        <source>Looks up a name with getaddrinfo: one result a line, in the order in which they came.</source>
        <translation>用 getaddrinfo 解析名称：每行一个结果，保持返回的顺序。</translation>
    </message>
    <message>
        <source>Looks the name up.</source>
        <translation>解析名称。</translation>
    </message>
    <message>
        <source>Host name or numeric address; an empty one is none.</source>
        <translation>主机名或数字地址；空的表示没有。</translation>
    </message>
    <message>
        <source>Service or port, passed on unchanged.</source>
        <translation>服务名或端口，原样传递。</translation>
    </message>
    <message>
        <source>No name is given; expected: resolve NAME [SERVICE]</source>
        <translation>没有给出名称；应为：resolve NAME [SERVICE]</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one argument too many; expected: resolve NAME [SERVICE]</source>
        <translation>“%1”是多余的参数；应为：resolve NAME [SERVICE]</translation>
    </message>
    <message>
        <source>--reverse: &apos;%1&apos; is no numeric address; expected: 192.0.2.1 or 2001:db8::1</source>
        <translation>--reverse：“%1”不是数字地址；应为 192.0.2.1 或 2001:db8::1 这样的形式</translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation>超时(&amp;T)</translation>
    </message>
    <message>
        <source>Host to connect to</source>
        <translation>要连接的主机</translation>
    </message>
    <message>
        <source>Port to connect to</source>
        <translation>要连接的端口</translation>
    </message>
    <message>
        <source>Time limit for connecting</source>
        <translation>连接超时时间</translation>
    </message>
    <message>
        <source>Gives up connecting after this time</source>
        <translation>超过这段时间仍未连接则放弃</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Local a&amp;ddress</source>
        <translation>本地地址(&amp;D)</translation>
    </message>
    <message>
        <source>Local p&amp;ort</source>
        <translation>本地端口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>网络接口(&amp;I)</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>本地地址</translation>
    </message>
    <message>
        <source>bind() to this address of this machine before connect()</source>
        <translation>在 connect() 之前先 bind() 到本机的这个地址</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>本地端口</translation>
    </message>
    <message>
        <source>bind() to this port before connect(); 0 = the system picks</source>
        <translation>在 connect() 之前先 bind() 到这个端口；0 = 系统分配</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>网络接口</translation>
    </message>
    <message>
        <source>SO_BINDTODEVICE: only over this interface</source>
        <translation>SO_BINDTODEVICE：只使用此网络接口</translation>
    </message>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Back&amp;end</source>
        <translation>后端(&amp;E)</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Who makes the calls: native or qt.</source>
        <translation>由谁进行调用：native 或 qt。</translation>
    </message>
    <message>
        <source>Time limit of each file.</source>
        <translation>每个文件的时限（秒）。</translation>
    </message>
    <message>
        <source>Go on after a failure; the exit status is 1 all the same.</source>
        <translation>失败后继续运行；退出状态仍为 1。</translation>
    </message>
    <message>
        <source>Give ${NAME} in the files a value.</source>
        <translation>为文件中的 ${NAME} 赋值。</translation>
    </message>
    <message>
        <source>Language of messages.</source>
        <translation>消息所用的语言。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Plays scenarios of socket calls and checks what they expect.</source>
        <translation>播放套接字调用的场景，并检查其期望。</translation>
    </message>
    <message>
        <source>Plays the files in order, up to the first that fails.</source>
        <translation>按顺序播放各文件，遇到第一个失败即停止。</translation>
    </message>
    <message>
        <source>Scenario files (JSON).</source>
        <translation>场景文件（JSON）。</translation>
    </message>
    <message>
        <source>There is no backend &apos;%1&apos;; choose native or qt.</source>
        <translation>没有后端“%1”；请选择 native 或 qt。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no time limit; give seconds above 0 and up to %2.</source>
        <translation>“%1”不是有效的时限；请给出大于 0 且不超过 %2 的秒数。</translation>
    </message>
    <message>
        <source>There is no language &apos;%1&apos;; choose en or zh_CN.</source>
        <translation>没有语言“%1”；请选择 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no NAME=VALUE; a name is made of letters, digits and _, and is not tmp.</source>
        <translation>“%1”不是 NAME=VALUE 的形式；名称由字母、数字与 _ 组成，且不能是 tmp。</translation>
    </message>
    <message>
        <source>No file is given.</source>
        <translation>未给出文件；请指定至少一个场景文件。</translation>
    </message>
    <message>
        <source>Plays each file on both backends and shows where they differ.</source>
        <translation>在两个后端上各运行一遍文件，并指出差异。</translation>
    </message>
    <message>
        <source>No verb is given; there are run, compare, call, resolve and options.</source>
        <translation>没有给出动词；可用的有 run、compare、call、resolve 和 options。</translation>
    </message>
    <message>
        <source>There is no verb &apos;%1&apos;; there are run, compare, call, resolve and options.</source>
        <translation>没有动词“%1”；可用的有 run、compare、call、resolve 和 options。</translation>
    </message>
    <message>
        <source>compare takes no --backend and no --keep-going: it plays both, each to its end.</source>
        <translation>compare 不接受 --backend 和 --keep-going：它在两个后端上都运行到底。</translation>
    </message>
    <message>
        <source>How the run is told: text as strace writes it, one JSON object a line, or a program that makes the same calls.</source>
        <translation>以何种形式报告运行：strace 式的文本、每行一个 JSON 对象，或做同样调用的程序。</translation>
    </message>
    <message>
        <source>Only the calls of that actor; with a program as the format.</source>
        <translation>只取该角色的调用；用于程序格式。</translation>
    </message>
    <message>
        <source>Record all calls and bytes of the run in a pcapng file, for Wireshark or the window. Only with a single scenario.</source>
        <translation>把本次运行的全部调用和字节记录到一个 pcapng 文件中，可用 Wireshark 或本程序的窗口打开。只能用于单个场景。</translation>
    </message>
    <message>
        <source>compare writes no program; choose text or jsonl.</source>
        <translation>compare 不生成程序；请选择 text 或 jsonl。</translation>
    </message>
    <message>
        <source>There is no format &apos;%1&apos;; choose text, jsonl, python, c or qt.</source>
        <translation>没有格式“%1”；请选择 text、jsonl、python、c 或 qt。</translation>
    </message>
    <message>
        <source>--actor goes with a program only: --format python, c or qt.</source>
        <translation>--actor 只能与程序格式一起使用：--format python、c 或 qt。</translation>
    </message>
    <message>
        <source>A session file holds one run: give a single scenario with --session-file.</source>
        <translation>一个会话文件只保存一次运行：使用 --session-file 时请只给出一个场景。</translation>
    </message>
    <message>
        <source>
Exit status: 0 every expectation held; 1 one did not, a call failed, or the session file could not be written; 2 the command line or a file is
wrong, nothing was run; 3 the time limit passed. compare gives 1 also where the backends differ.

Other verbs: call (calls one after the other), resolve (names), options (of sockets); each has --help.
</source>
        <translation>
退出状态：0 全部符合期望；1 有一项不符合、有调用失败，或会话文件无法写入；2 命令行或文件有误，什么也没有运行；3 超过了时限。
两个后端不同之处，compare 也给出 1。

其他子命令：call（依次进行调用）、resolve（名称）、options（套接字选项）；各有 --help。
</translation>
    </message>
    <message>
        <source>there is no actor &apos;%1&apos; in it.</source>
        <translation>其中没有角色“%1”。</translation>
    </message>
</context>
<context>
    <name>CompareReport</name>
    <message>
        <source>not made</source>
        <translation>未调用</translation>
    </message>
    <message>
        <source>!! %1: wanted %2, got %3</source>
        <translation>!! %1：预期 %2，实际 %3</translation>
    </message>
</context>
<context>
    <name>ComparisonWording</name>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>error of the look-up</source>
        <translation>解析错误</translation>
    </message>
    <message>
        <source>bytes moved</source>
        <translation>收发的字节</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>time-out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>interrupted at the end</source>
        <translation>结束时被中断</translation>
    </message>
    <message>
        <source>can be made</source>
        <translation>能否调用</translation>
    </message>
    <message>
        <source>bytes sent before it failed</source>
        <translation>失败前已发送的字节</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>expectations</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>call that was made</source>
        <translation>做出的调用</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The file keeps this step for another backend.</source>
        <translation>文件规定这一步只用于另一个后端。</translation>
    </message>
    <message>
        <source>No backend makes this call.</source>
        <translation>没有后端能做出这个调用。</translation>
    </message>
    <message>
        <source>This backend cannot make the call.</source>
        <translation>这个后端不能做出该调用。</translation>
    </message>
    <message>
        <source>%1: %2 with native, %3 with qt</source>
        <translation>%1：native 为 %2，qt 为 %3</translation>
    </message>
    <message>
        <source>Stopped before both had played; nothing is compared.</source>
        <translation>两个后端没有都运行完就停止了，没有比较结果。</translation>
    </message>
    <message>
        <source>Both backends came to the same, step by step; steps compared: %1.</source>
        <translation>两个后端逐步结果相同；比较了 %1 步。</translation>
    </message>
    <message>
        <source>Steps that came to the same: %1, that differ: %2, that only one backend makes: %3.</source>
        <translation>相同的步骤：%1，不同的步骤：%2，只有一个后端能做的步骤：%3。</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Nothing was compared: every actor names its own backend, so both runs made the same calls. Remove &quot;backend&quot; from the actors that both backends shall play.</source>
        <translation>没有比较任何内容：每个角色都指定了自己的后端，所以两次运行做出的是相同的调用。请从需要由两个后端分别执行的角色中删去 &quot;backend&quot;。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File to send</source>
        <translation>要发送的文件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Put the file away and type again</source>
        <translation>移除文件，重新输入内容</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>移除文件</translation>
    </message>
    <message>
        <source>Message to send</source>
        <translation>要发送的内容</translation>
    </message>
    <message>
        <source>What is typed here becomes the bytes shown below</source>
        <translation>在此输入的内容会变为下方显示的字节</translation>
    </message>
    <message>
        <source>Type a message. Ctrl+Enter sends it.</source>
        <translation>输入要发送的内容，按 Ctrl+Enter 发送。</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错误说明</translation>
    </message>
    <message>
        <source>Show place</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Put the cursor at the place of the error</source>
        <translation>将光标移到出错的位置</translation>
    </message>
    <message>
        <source>Show the place of the error</source>
        <translation>定位到出错的位置</translation>
    </message>
    <message>
        <source>Bytes that leave</source>
        <translation>将要发送的字节</translation>
    </message>
    <message>
        <source>So many bytes leave</source>
        <translation>将要发送的字节数</translation>
    </message>
    <message>
        <source>Exactly the bytes that leave, as text with escapes</source>
        <translation>将要发送的确切字节，以带转义字符的文本显示</translation>
    </message>
    <message>
        <source>Bytes as text</source>
        <translation>字节的文本形式</translation>
    </message>
    <message>
        <source>Exactly the bytes that leave, in hex</source>
        <translation>将要发送的确切字节，以十六进制显示</translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation>字节的十六进制形式</translation>
    </message>
    <message>
        <source>Progress of the last message</source>
        <translation>最近一次发送的进度</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>取消发送</translation>
    </message>
    <message>
        <source>Interrupt the send; what the kernel took already stays sent</source>
        <translation>中断发送；内核已接收的部分仍会发出</translation>
    </message>
    <message>
        <source>How the text is read: as it stands, with backslash escapes, or as hex digits</source>
        <translation>内容的写法：原样文本、带反斜杠的转义字符，或十六进制数字</translation>
    </message>
    <message>
        <source>How the text is read</source>
        <translation>内容的写法</translation>
    </message>
    <message>
        <source>The encoding that turns characters into bytes</source>
        <translation>将字符转换为字节的编码</translation>
    </message>
    <message>
        <source>Character encoding</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Added at the end of the message; also replaces the line breaks typed in it</source>
        <translation>加在内容末尾；输入内容中的换行也替换为它</translation>
    </message>
    <message>
        <source>Line ending</source>
        <translation>行结束符</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Send the bytes of a file</source>
        <translation>发送文件的字节</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Bring back a message that was sent before</source>
        <translation>取回以前发送过的内容</translation>
    </message>
    <message>
        <source>History of messages</source>
        <translation>发送历史</translation>
    </message>
    <message>
        <source>Clear after sending</source>
        <translation>发送后清空</translation>
    </message>
    <message>
        <source>Empty the editor when the message has been handed over</source>
        <translation>内容交给内核后清空输入框</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发送给</translation>
    </message>
    <message>
        <source>Whom the message goes to</source>
        <translation>内容发送给谁</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>发送目标</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>附加</translation>
    </message>
    <message>
        <source>Placeholders, checksum, repetition</source>
        <translation>占位符、校验和、循环发送</translation>
    </message>
</context>
<context>
    <name>CrowdPanel</name>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Host to connect to</source>
        <translation>要连接的主机</translation>
    </message>
    <message>
        <source>Port to connect to</source>
        <translation>要连接的端口</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
</context>
<context>
    <name>DatagramPanel</name>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Address to receive on</source>
        <translation>接收所用的地址</translation>
    </message>
    <message>
        <source>Host to send to</source>
        <translation>发往的主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>connect()</source>
        <translation>connect()</translation>
    </message>
    <message>
        <source>connect() on a datagram socket sends nothing: it fixes the peer. Only its datagrams get in, send() needs no address, and &apos;port unreachable&apos; comes back as ECONNREFUSED</source>
        <translation>数据报套接字的 connect() 不发送任何东西，只固定对端：只接收它的数据报，send() 不需要地址，“端口不可达”以 ECONNREFUSED 返回</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Send &amp;to</source>
        <translation>发往(&amp;T)</translation>
    </message>
    <message>
        <source>Address to send to</source>
        <translation>发往的地址</translation>
    </message>
</context>
<context>
    <name>ErrnoWording</name>
    <message>
        <source>The system forbids it to this user.</source>
        <translation>系统不允许当前用户执行此操作。</translation>
    </message>
    <message>
        <source>Run with the capability that the manual page names, or do without.</source>
        <translation>请以手册页所列的 capability 运行，或放弃此操作。</translation>
    </message>
    <message>
        <source>There is no file or socket of that name.</source>
        <translation>没有这个名称的文件或套接字。</translation>
    </message>
    <message>
        <source>Check the path; a Unix socket exists only after its server has bound it.</source>
        <translation>请检查路径；Unix 域套接字在其服务端绑定之后才存在。</translation>
    </message>
    <message>
        <source>A signal interrupted the call before it had done anything.</source>
        <translation>调用尚未完成任何工作就被信号中断。</translation>
    </message>
    <message>
        <source>Make the call again, if it is still wanted.</source>
        <translation>如仍需要，请重新调用。</translation>
    </message>
    <message>
        <source>Input or output failed in the system.</source>
        <translation>系统的输入或输出失败。</translation>
    </message>
    <message>
        <source>Look at the system log for the device or file.</source>
        <translation>请查看系统日志中与该设备或文件有关的记录。</translation>
    </message>
    <message>
        <source>There is no such device, or nobody is at its other end.</source>
        <translation>没有这个设备，或设备的另一端无人使用。</translation>
    </message>
    <message>
        <source>Check the name of the device or file.</source>
        <translation>请检查设备名或文件名。</translation>
    </message>
    <message>
        <source>The descriptor is not open: it was closed, or never opened.</source>
        <translation>描述符未打开：它已被关闭，或从未打开过。</translation>
    </message>
    <message>
        <source>Make a new socket; after close a descriptor must not be used again.</source>
        <translation>请创建新的套接字；close 之后不得再使用同一个描述符。</translation>
    </message>
    <message>
        <source>The call could not be done at once, and this socket does not wait.</source>
        <translation>调用无法立即完成，而该套接字为非阻塞。</translation>
    </message>
    <message>
        <source>Wait with poll until the socket is ready, or make it blocking.</source>
        <translation>请用 poll 等待套接字就绪，或将其设为阻塞。</translation>
    </message>
    <message>
        <source>The system has not enough memory.</source>
        <translation>系统内存不足。</translation>
    </message>
    <message>
        <source>Close other programs or sockets, then try again.</source>
        <translation>请关闭其他程序或套接字后重试。</translation>
    </message>
    <message>
        <source>Access is denied.</source>
        <translation>访问被拒绝：权限不足。</translation>
    </message>
    <message>
        <source>Check rights on the path, the port or the address.</source>
        <translation>请检查对该路径、端口或地址的权限。</translation>
    </message>
    <message>
        <source>An address in memory that was handed over is not valid.</source>
        <translation>传入的内存地址无效。</translation>
    </message>
    <message>
        <source>Check the buffer and its length.</source>
        <translation>请检查缓冲区及其长度。</translation>
    </message>
    <message>
        <source>Something else is using it.</source>
        <translation>正被其他程序或操作使用。</translation>
    </message>
    <message>
        <source>Wait until it is free.</source>
        <translation>请等待其空闲。</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>同名对象已存在。</translation>
    </message>
    <message>
        <source>Choose another name, or remove the old one.</source>
        <translation>请更换名称，或删除原有的对象。</translation>
    </message>
    <message>
        <source>There is no such network interface.</source>
        <translation>没有这个网络接口。</translation>
    </message>
    <message>
        <source>Choose one of the interfaces of this machine (&apos;ip link&apos; lists them).</source>
        <translation>请选择本机的网络接口（可用 ip link 列出）。</translation>
    </message>
    <message>
        <source>A part of the path is not a folder.</source>
        <translation>路径中有一部分不是目录。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>The path names a folder.</source>
        <translation>该路径是一个目录。</translation>
    </message>
    <message>
        <source>Name a file or a socket inside it.</source>
        <translation>请指定目录中的文件或套接字。</translation>
    </message>
    <message>
        <source>An argument is wrong, or the socket is in a state in which the call makes no sense.</source>
        <translation>参数有误，或套接字当前的状态不允许此调用。</translation>
    </message>
    <message>
        <source>Check the arguments, and what was done to the socket before.</source>
        <translation>请检查各个参数，以及此前对该套接字的操作。</translation>
    </message>
    <message>
        <source>The whole system has no free file entries left.</source>
        <translation>整个系统已没有空闲的文件表项。</translation>
    </message>
    <message>
        <source>Close programs with many files or sockets; fs.file-max is the limit.</source>
        <translation>请关闭打开了大量文件或套接字的程序；上限为 fs.file-max。</translation>
    </message>
    <message>
        <source>This process has as many descriptors open as it may.</source>
        <translation>本进程打开的描述符已达上限。</translation>
    </message>
    <message>
        <source>Close some sockets, or raise the limit (&apos;ulimit -n&apos;).</source>
        <translation>请关闭一些套接字，或提高上限（ulimit -n）。</translation>
    </message>
    <message>
        <source>The descriptor does not know this request.</source>
        <translation>该描述符不支持此请求。</translation>
    </message>
    <message>
        <source>Use it on a socket.</source>
        <translation>请对套接字使用此请求。</translation>
    </message>
    <message>
        <source>The file would become too large.</source>
        <translation>文件会变得过大。</translation>
    </message>
    <message>
        <source>Choose another place, or write less.</source>
        <translation>请换一个位置，或减少写入量。</translation>
    </message>
    <message>
        <source>There is no space left.</source>
        <translation>空间不足。</translation>
    </message>
    <message>
        <source>Free some space on the disk, or in the kernel&apos;s table that is full.</source>
        <translation>请释放磁盘空间，或为已满的内核表腾出空间。</translation>
    </message>
    <message>
        <source>A socket has no position to move to.</source>
        <translation>套接字没有可移动的读写位置。</translation>
    </message>
    <message>
        <source>Read the bytes in their order.</source>
        <translation>请按顺序读取字节。</translation>
    </message>
    <message>
        <source>The file system can only be read.</source>
        <translation>文件系统为只读。</translation>
    </message>
    <message>
        <source>Choose a path on another file system.</source>
        <translation>请选择其他文件系统上的路径。</translation>
    </message>
    <message>
        <source>The way to the peer is closed: this end was shut down, or the connection is gone.</source>
        <translation>通往对方的方向已关闭：本端已结束发送，或连接已不存在。</translation>
    </message>
    <message>
        <source>Send no more on this socket; connect again with a new one.</source>
        <translation>请勿再用此套接字发送；请用新的套接字重新连接。</translation>
    </message>
    <message>
        <source>A number lies outside what is allowed.</source>
        <translation>数值超出允许的范围。</translation>
    </message>
    <message>
        <source>Choose a smaller number; microseconds must stay below one million.</source>
        <translation>请改用较小的数值；微秒数必须小于一百万。</translation>
    </message>
    <message>
        <source>A value is too large, or the buffer for it too small.</source>
        <translation>值过大，或用于存放它的缓冲区过小。</translation>
    </message>
    <message>
        <source>Choose another value or a larger buffer.</source>
        <translation>请换一个值，或使用更大的缓冲区。</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>名称过长。</translation>
    </message>
    <message>
        <source>Use a shorter one; the path of a Unix socket has at most 107 bytes.</source>
        <translation>请缩短名称；Unix 域套接字的路径最多 107 字节。</translation>
    </message>
    <message>
        <source>This kernel does not have that call.</source>
        <translation>当前内核没有这个调用。</translation>
    </message>
    <message>
        <source>Do without it, or use a newer kernel.</source>
        <translation>请勿使用此调用，或换用更新的内核。</translation>
    </message>
    <message>
        <source>Too many symbolic links on the path.</source>
        <translation>路径中的符号链接过多。</translation>
    </message>
    <message>
        <source>Check the links of the path.</source>
        <translation>请检查路径中的符号链接。</translation>
    </message>
    <message>
        <source>The protocol was violated.</source>
        <translation>通信违反了协议。</translation>
    </message>
    <message>
        <source>Look at what was exchanged before; try again with a new connection.</source>
        <translation>请查看此前交换的内容，并用新的连接重试。</translation>
    </message>
    <message>
        <source>A value does not fit its type.</source>
        <translation>值超出其类型的范围。</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>请改用较小的值。</translation>
    </message>
    <message>
        <source>The descriptor is no socket.</source>
        <translation>该描述符不是套接字。</translation>
    </message>
    <message>
        <source>Use the descriptor that socket or accept returned.</source>
        <translation>请使用 socket 或 accept 返回的描述符。</translation>
    </message>
    <message>
        <source>The socket does not know where to send.</source>
        <translation>套接字不知道要发往何处。</translation>
    </message>
    <message>
        <source>Give a destination with sendto, or connect first.</source>
        <translation>请用 sendto 指定目标地址，或先调用 connect。</translation>
    </message>
    <message>
        <source>The message is too long to be sent in one piece.</source>
        <translation>消息过长，无法一次发出。</translation>
    </message>
    <message>
        <source>Send less at once; a UDP datagram over IPv4 holds at most 65507 bytes.</source>
        <translation>请减少一次发送的字节数；IPv4 上的 UDP 数据报最多 65507 字节。</translation>
    </message>
    <message>
        <source>The socket has the wrong type for that.</source>
        <translation>套接字类型不适合此操作。</translation>
    </message>
    <message>
        <source>Use the type of the other end, SOCK_STREAM or SOCK_DGRAM.</source>
        <translation>请使用与另一端相同的类型：SOCK_STREAM 或 SOCK_DGRAM。</translation>
    </message>
    <message>
        <source>The option is not known at this level, or can only be read.</source>
        <translation>该层级没有这个选项，或该选项只能读取。</translation>
    </message>
    <message>
        <source>Check level and option; some exist only in newer kernels.</source>
        <translation>请检查层级与选项；有些选项只在较新的内核中才有。</translation>
    </message>
    <message>
        <source>The protocol is not known here, or does not fit family and type.</source>
        <translation>系统不认识该协议，或协议与地址族、类型不匹配。</translation>
    </message>
    <message>
        <source>This family does not have that type of socket.</source>
        <translation>该地址族没有这种类型的套接字。</translation>
    </message>
    <message>
        <source>Choose another type, such as SOCK_STREAM or SOCK_DGRAM.</source>
        <translation>请换一种类型，例如 SOCK_STREAM 或 SOCK_DGRAM。</translation>
    </message>
    <message>
        <source>This type of socket cannot do that.</source>
        <translation>这种类型的套接字不支持此操作。</translation>
    </message>
    <message>
        <source>Use the call on a socket that can; listen and accept need SOCK_STREAM or SOCK_SEQPACKET.</source>
        <translation>请在支持此操作的套接字上调用；listen 与 accept 需要 SOCK_STREAM 或 SOCK_SEQPACKET。</translation>
    </message>
    <message>
        <source>The kernel does not have this family of protocols.</source>
        <translation>内核不支持该协议族。</translation>
    </message>
    <message>
        <source>Choose another family, such as AF_INET.</source>
        <translation>请换一个地址族，例如 AF_INET。</translation>
    </message>
    <message>
        <source>The address family is not supported, or is not that of the socket.</source>
        <translation>地址族不受支持，或与套接字的地址族不同。</translation>
    </message>
    <message>
        <source>Use an address of the socket&apos;s own family; for IPv6 check that the system has it.</source>
        <translation>请使用与套接字同一地址族的地址；若用 IPv6，请确认系统已启用它。</translation>
    </message>
    <message>
        <source>The address and port are in use already.</source>
        <translation>该地址与端口已被占用。</translation>
    </message>
    <message>
        <source>Choose another port, close the socket that holds it, or set SO_REUSEADDR before bind when only TIME_WAIT holds it.</source>
        <translation>请换一个端口，或关闭占用它的套接字；若只是 TIME_WAIT 占用，请在 bind 之前设置 SO_REUSEADDR。</translation>
    </message>
    <message>
        <source>The address cannot be used on this machine.</source>
        <translation>该地址在本机上无法使用。</translation>
    </message>
    <message>
        <source>Choose an address of this machine, or 0.0.0.0 for all of them.</source>
        <translation>请选择本机的地址，或用 0.0.0.0 表示任意地址。</translation>
    </message>
    <message>
        <source>The network interface is switched off.</source>
        <translation>网络接口未启用。</translation>
    </message>
    <message>
        <source>Switch it on (&apos;ip link set NAME up&apos;), or use another one.</source>
        <translation>请启用它（ip link set 接口名 up），或使用其他网络接口。</translation>
    </message>
    <message>
        <source>This machine knows no way to that network.</source>
        <translation>本机没有通往该网络的路由。</translation>
    </message>
    <message>
        <source>Check the network connection and the routes (&apos;ip route&apos;); without IPv6 use an IPv4 address.</source>
        <translation>请检查网络连接与路由（ip route）；没有 IPv6 时请使用 IPv4 地址。</translation>
    </message>
    <message>
        <source>The connection was dropped because the network was reset.</source>
        <translation>网络复位，连接因此中断。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>请重新连接。</translation>
    </message>
    <message>
        <source>The connection was given up before it was complete.</source>
        <translation>连接在建立完成之前被放弃。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The peer reset the connection (RST). What was under way is lost.</source>
        <translation>对方复位了连接（RST），途中的数据已丢失。</translation>
    </message>
    <message>
        <source>Find out why the peer gave up: it may have crashed, or closed with data unread. Connect again with a new socket.</source>
        <translation>请查明对方放弃连接的原因：可能是程序崩溃，或关闭时仍有未读数据。请用新的套接字重新连接。</translation>
    </message>
    <message>
        <source>The system has no buffers left for it.</source>
        <translation>系统没有可用的缓冲区。</translation>
    </message>
    <message>
        <source>Wait a moment and send less at once.</source>
        <translation>请稍候，并减少一次发送的字节数。</translation>
    </message>
    <message>
        <source>The socket is connected already.</source>
        <translation>套接字已连接。</translation>
    </message>
    <message>
        <source>Use it as it is, or make a new socket for another peer.</source>
        <translation>请直接使用它；若要连接其他对端，请创建新的套接字。</translation>
    </message>
    <message>
        <source>The socket is not connected, or no longer.</source>
        <translation>套接字未连接，或连接已断开。</translation>
    </message>
    <message>
        <source>Connect first; on the server use the socket that accept returned, not the listening one.</source>
        <translation>请先连接；在服务端请使用 accept 返回的套接字，而不是监听套接字。</translation>
    </message>
    <message>
        <source>The socket was shut down and sends no more.</source>
        <translation>套接字已结束发送，不能再发送数据。</translation>
    </message>
    <message>
        <source>Make a new connection.</source>
        <translation>请建立新的连接。</translation>
    </message>
    <message>
        <source>Too many descriptors are under way between processes.</source>
        <translation>在进程之间传递、尚未取走的描述符过多。</translation>
    </message>
    <message>
        <source>Receive those that were sent before.</source>
        <translation>请先接收此前发送的描述符。</translation>
    </message>
    <message>
        <source>The peer did not answer in time.</source>
        <translation>对方未在时限内应答。</translation>
    </message>
    <message>
        <source>Check that the peer is running and reachable; a firewall may drop the packets silently.</source>
        <translation>请确认对方正在运行且可以到达；防火墙可能会悄悄丢弃数据包。</translation>
    </message>
    <message>
        <source>The host answered that nobody listens on that port.</source>
        <translation>主机应答：该端口上没有程序在监听。</translation>
    </message>
    <message>
        <source>Start the server, or check address and port.</source>
        <translation>请启动服务端，或检查地址与端口。</translation>
    </message>
    <message>
        <source>The host is down.</source>
        <translation>主机未运行。</translation>
    </message>
    <message>
        <source>Check that it is switched on and on the network.</source>
        <translation>请确认主机已开机并已接入网络。</translation>
    </message>
    <message>
        <source>The host cannot be reached: no machine with that address answers, or a router or firewall turns packets away.</source>
        <translation>无法到达主机：没有使用该地址的机器应答，或路由器、防火墙拒绝了数据包。</translation>
    </message>
    <message>
        <source>Check the address, that the host is on, and the firewall.</source>
        <translation>请检查地址、主机是否开机以及防火墙。</translation>
    </message>
    <message>
        <source>An earlier connect on this socket is still going on.</source>
        <translation>该套接字上先前的 connect 仍在进行。</translation>
    </message>
    <message>
        <source>Wait until it has ended: poll for POLLOUT, then read SO_ERROR.</source>
        <translation>请等待其结束：用 poll 等待 POLLOUT，然后读取 SO_ERROR。</translation>
    </message>
    <message>
        <source>The call has begun and goes on in the background.</source>
        <translation>调用已开始，正在后台继续。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>Start it again, if it is still wanted.</source>
        <translation>如仍需要，请重新开始。</translation>
    </message>
    <message>
        <source>This user may not make such a socket.</source>
        <translation>当前用户无权创建这种套接字。</translation>
    </message>
    <message>
        <source>The kernel does not have this address family.</source>
        <translation>内核不支持该地址族。</translation>
    </message>
    <message>
        <source>Use AF_INET, AF_INET6 or AF_UNIX; IPv6 may be switched off on this machine.</source>
        <translation>请使用 AF_INET、AF_INET6 或 AF_UNIX；本机可能已停用 IPv6。</translation>
    </message>
    <message>
        <source>Family, type or protocol has an impossible value.</source>
        <translation>地址族、类型或协议的值无效。</translation>
    </message>
    <message>
        <source>Check the three arguments.</source>
        <translation>请检查这三个参数。</translation>
    </message>
    <message>
        <source>This user may not use that port or path: ports below net.ipv4.ip_unprivileged_port_start (normally 1024) need CAP_NET_BIND_SERVICE.</source>
        <translation>当前用户无权使用该端口或路径：小于 net.ipv4.ip_unprivileged_port_start（通常为 1024）的端口需要 CAP_NET_BIND_SERVICE。</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on; for a Unix socket check the rights of the folder.</source>
        <translation>请选择 1024 或更大的端口；若为 Unix 域套接字，请检查目录的权限。</translation>
    </message>
    <message>
        <source>Another socket holds this address and port.</source>
        <translation>端口被占用：另一个套接字正使用该地址与端口。</translation>
    </message>
    <message>
        <source>Choose another port, stop the program that holds it, or set SO_REUSEADDR before bind when only TIME_WAIT holds it.</source>
        <translation>请换一个端口，或停止占用它的程序；若只是 TIME_WAIT 占用，请在 bind 之前设置 SO_REUSEADDR。</translation>
    </message>
    <message>
        <source>The address does not belong to this machine.</source>
        <translation>该地址不属于本机。</translation>
    </message>
    <message>
        <source>Choose an address of this machine (&apos;ip address&apos; lists them), or 0.0.0.0 or :: for all of them.</source>
        <translation>请选择本机的地址（可用 ip address 列出），或用 0.0.0.0 或 :: 表示任意地址。</translation>
    </message>
    <message>
        <source>The socket is bound already, or the address has the wrong length; a link-local IPv6 address needs its interface (%eth0).</source>
        <translation>套接字已绑定，或地址长度有误；IPv6 链路本地地址需要注明网络接口（%eth0）。</translation>
    </message>
    <message>
        <source>Bind once only; make a new socket for another address.</source>
        <translation>只能绑定一次；若要使用其他地址，请创建新的套接字。</translation>
    </message>
    <message>
        <source>The address is of another family than the socket.</source>
        <translation>地址与套接字的地址族不同。</translation>
    </message>
    <message>
        <source>Use an IPv4 address on an AF_INET socket, an IPv6 one on AF_INET6.</source>
        <translation>AF_INET 套接字请用 IPv4 地址，AF_INET6 套接字请用 IPv6 地址。</translation>
    </message>
    <message>
        <source>The interface of the address does not exist.</source>
        <translation>地址中注明的网络接口不存在。</translation>
    </message>
    <message>
        <source>The folder of the path does not exist.</source>
        <translation>路径所在的目录不存在。</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another path.</source>
        <translation>请先创建目录，或选择其他路径。</translation>
    </message>
    <message>
        <source>Another socket listens on this port already.</source>
        <translation>已有另一个套接字在监听此端口。</translation>
    </message>
    <message>
        <source>Choose another port, or stop the program that listens there.</source>
        <translation>请换一个端口，或停止正在监听它的程序。</translation>
    </message>
    <message>
        <source>The socket is connected, so it cannot listen.</source>
        <translation>套接字已连接，不能监听。</translation>
    </message>
    <message>
        <source>Listen with a fresh socket that was bound only.</source>
        <translation>请用只做过绑定的新套接字来监听。</translation>
    </message>
    <message>
        <source>The socket is not bound to an address.</source>
        <translation>套接字未绑定地址。</translation>
    </message>
    <message>
        <source>Bind it first.</source>
        <translation>请先绑定。</translation>
    </message>
    <message>
        <source>This type of socket cannot listen.</source>
        <translation>这种类型的套接字不能监听。</translation>
    </message>
    <message>
        <source>Use SOCK_STREAM or SOCK_SEQPACKET; a UDP server needs no listen, only bind.</source>
        <translation>请使用 SOCK_STREAM 或 SOCK_SEQPACKET；UDP 服务端不需要 listen，只需 bind。</translation>
    </message>
    <message>
        <source>The socket does not listen: listen was not called, or shutdown ended it.</source>
        <translation>套接字不在监听中：未调用 listen，或监听已被 shutdown 结束。</translation>
    </message>
    <message>
        <source>Call listen first; after a shutdown make a new listening socket.</source>
        <translation>请先调用 listen；shutdown 之后请创建新的监听套接字。</translation>
    </message>
    <message>
        <source>No connection is waiting to be accepted, and the socket does not wait.</source>
        <translation>没有等待接受的连接，而该套接字为非阻塞。</translation>
    </message>
    <message>
        <source>Wait with poll for POLLIN, or make the socket blocking.</source>
        <translation>请用 poll 等待 POLLIN，或将套接字设为阻塞。</translation>
    </message>
    <message>
        <source>This process has no free descriptor for the new connection; it stays in the queue.</source>
        <translation>本进程没有空闲的描述符可用于新连接；该连接留在队列中。</translation>
    </message>
    <message>
        <source>Close some sockets, or raise the limit (&apos;ulimit -n&apos;); then accept again.</source>
        <translation>请关闭一些套接字，或提高上限（ulimit -n），然后再次 accept。</translation>
    </message>
    <message>
        <source>The whole system has no free file entry for the new connection; it stays in the queue.</source>
        <translation>整个系统没有空闲的文件表项可用于新连接；该连接留在队列中。</translation>
    </message>
    <message>
        <source>Close programs with many files or sockets; then accept again.</source>
        <translation>请关闭打开了大量文件或套接字的程序，然后再次 accept。</translation>
    </message>
    <message>
        <source>The peer gave up the connection before it was accepted.</source>
        <translation>对方在连接被接受之前放弃了它。</translation>
    </message>
    <message>
        <source>Accept the next one; the listening socket is fine.</source>
        <translation>请接受下一个连接；监听套接字仍然正常。</translation>
    </message>
    <message>
        <source>A firewall rule forbids the connection.</source>
        <translation>防火墙规则禁止此连接。</translation>
    </message>
    <message>
        <source>Check the firewall of this machine.</source>
        <translation>请检查本机的防火墙。</translation>
    </message>
    <message>
        <source>This type of socket has no connections to accept.</source>
        <translation>这种类型的套接字没有可接受的连接。</translation>
    </message>
    <message>
        <source>Use SOCK_STREAM or SOCK_SEQPACKET; a UDP server calls recvfrom at once.</source>
        <translation>请使用 SOCK_STREAM 或 SOCK_SEQPACKET；UDP 服务端可直接调用 recvfrom。</translation>
    </message>
    <message>
        <source>The host answered, but nobody listens on that port.</source>
        <translation>主机有应答，但该端口上没有程序在监听。</translation>
    </message>
    <message>
        <source>Start the server, or check address and port; a firewall may refuse in its place.</source>
        <translation>请启动服务端，或检查地址与端口；也可能是防火墙代为拒绝。</translation>
    </message>
    <message>
        <source>Nobody answered the attempts to connect.</source>
        <translation>多次尝试连接均无应答。</translation>
    </message>
    <message>
        <source>Check address and port, and that the host is on; a firewall may drop the packets silently.</source>
        <translation>请检查地址与端口，并确认主机已开机；防火墙可能会悄悄丢弃数据包。</translation>
    </message>
    <message>
        <source>The peer reset the connection while it was being set up.</source>
        <translation>对方在连接建立过程中将其复位。</translation>
    </message>
    <message>
        <source>Look at the server: it or something on the way turned the connection away. Then try again.</source>
        <translation>请查看服务端：是它或途中的设备拒绝了连接。然后重试。</translation>
    </message>
    <message>
        <source>An earlier connect on this socket failed, and this call cleared that state.</source>
        <translation>该套接字上先前的 connect 已失败，此次调用清除了那个状态。</translation>
    </message>
    <message>
        <source>Connect once more, better with a new socket.</source>
        <translation>请再次连接，最好使用新的套接字。</translation>
    </message>
    <message>
        <source>No local port is free for this peer, or the address to connect to is no address of a host.</source>
        <translation>没有可用于该对端的空闲本地端口，或要连接的地址不是主机地址。</translation>
    </message>
    <message>
        <source>Check the address; after very many connections wait until TIME_WAIT ones have faded.</source>
        <translation>请检查地址；若此前的连接非常多，请等待处于 TIME_WAIT 的连接消失。</translation>
    </message>
    <message>
        <source>The chosen local address and port already have a connection to this peer.</source>
        <translation>所选的本地地址与端口已有一条到该对端的连接。</translation>
    </message>
    <message>
        <source>Choose another local port, or 0 so that the system picks one.</source>
        <translation>请换一个本地端口，或填 0 由系统分配。</translation>
    </message>
    <message>
        <source>A rule forbids it: a firewall or route, or a broadcast address without SO_BROADCAST.</source>
        <translation>规则不允许：防火墙或路由禁止，或未设置 SO_BROADCAST 就使用广播地址。</translation>
    </message>
    <message>
        <source>Check the firewall and the routes (&apos;ip route&apos;); for a Unix socket check the rights on its path.</source>
        <translation>请检查防火墙与路由（ip route）；若为 Unix 域套接字，请检查其路径的权限。</translation>
    </message>
    <message>
        <source>A firewall rule of this machine forbids the connection.</source>
        <translation>本机的防火墙规则禁止此连接。</translation>
    </message>
    <message>
        <source>The address is not possible here: wrong length, a link-local IPv6 address without its interface, or a route that discards.</source>
        <translation>地址在此无效：长度有误、IPv6 链路本地地址未注明网络接口，或路由设为丢弃。</translation>
    </message>
    <message>
        <source>Add the interface to the address (fe80::1%eth0), or check the routes (&apos;ip route&apos;).</source>
        <translation>请在地址后注明网络接口（fe80::1%eth0），或检查路由（ip route）。</translation>
    </message>
    <message>
        <source>Use it as it is; another connection needs another socket. A listening socket cannot connect at all.</source>
        <translation>请直接使用它；另一条连接需要另一个套接字。监听套接字不能用于连接。</translation>
    </message>
    <message>
        <source>An earlier connect on this socket is still going on in the background.</source>
        <translation>该套接字上先前的 connect 仍在后台进行。</translation>
    </message>
    <message>
        <source>The connection is being set up in the background: the socket does not wait, or SO_SNDTIMEO ran out.</source>
        <translation>连接正在后台建立：该套接字为非阻塞，或 SO_SNDTIMEO 已到时。</translation>
    </message>
    <message>
        <source>Poll for POLLOUT, then read SO_ERROR: 0 means connected.</source>
        <translation>请用 poll 等待 POLLOUT，然后读取 SO_ERROR：0 表示已连接。</translation>
    </message>
    <message>
        <source>The queue of the Unix listening socket is full, or no local port is free.</source>
        <translation>Unix 域监听套接字的队列已满，或没有空闲的本地端口。</translation>
    </message>
    <message>
        <source>Wait until the server accepts, then try again.</source>
        <translation>请等待服务端接受连接，然后重试。</translation>
    </message>
    <message>
        <source>A signal interrupted the call; the connection goes on being set up in the background.</source>
        <translation>调用被信号中断；连接仍在后台继续建立。</translation>
    </message>
    <message>
        <source>Poll for POLLOUT, then read SO_ERROR; or close the socket to give it up.</source>
        <translation>请用 poll 等待 POLLOUT，然后读取 SO_ERROR；若要放弃，请关闭套接字。</translation>
    </message>
    <message>
        <source>The other end has another type of socket.</source>
        <translation>另一端的套接字类型不同。</translation>
    </message>
    <message>
        <source>Use its type, SOCK_STREAM or SOCK_DGRAM.</source>
        <translation>请使用与其相同的类型：SOCK_STREAM 或 SOCK_DGRAM。</translation>
    </message>
    <message>
        <source>No Unix socket has that path.</source>
        <translation>该路径上没有 Unix 域套接字。</translation>
    </message>
    <message>
        <source>Start the server first, or check the path.</source>
        <translation>请先启动服务端，或检查路径。</translation>
    </message>
    <message>
        <source>The peer reset the connection (RST): it closed with data unread, aborted, or lost its state.</source>
        <translation>对方复位了连接（RST）：关闭时仍有未读数据、主动中止，或已丢失连接状态。</translation>
    </message>
    <message>
        <source>Nothing more comes on this socket. Close it and connect again; look at the peer for the reason.</source>
        <translation>此套接字不会再收到数据。请关闭它并重新连接；原因请查看对方一侧。</translation>
    </message>
    <message>
        <source>The peer fell silent: sent data was not acknowledged, or keepalive probes were not answered.</source>
        <translation>对方失去响应：已发送的数据未得到确认，或保活探测没有应答。</translation>
    </message>
    <message>
        <source>Check the network and that the peer is alive, then connect again.</source>
        <translation>请检查网络，确认对方仍在运行，然后重新连接。</translation>
    </message>
    <message>
        <source>Nothing has arrived: the socket does not wait, or SO_RCVTIMEO ran out.</source>
        <translation>没有数据到达：该套接字为非阻塞，或 SO_RCVTIMEO 已到时。</translation>
    </message>
    <message>
        <source>An earlier datagram found nobody listening on the peer&apos;s port (the host said so by ICMP).</source>
        <translation>先前的数据报到达时，对方端口上没有程序接收（主机以 ICMP 告知）。</translation>
    </message>
    <message>
        <source>Start the peer, or check its address and port; the socket can still be used.</source>
        <translation>请启动对方的程序，或检查其地址与端口；此套接字仍可使用。</translation>
    </message>
    <message>
        <source>The socket is not connected: connect was not called, or this is a listening socket.</source>
        <translation>套接字未连接：未调用 connect，或这是监听套接字。</translation>
    </message>
    <message>
        <source>Connect first; on the server read from the socket that accept returned.</source>
        <translation>请先连接；在服务端请从 accept 返回的套接字读取。</translation>
    </message>
    <message>
        <source>There is nothing of that kind to read, such as urgent data that never came.</source>
        <translation>没有这类数据可读，例如从未到达的紧急数据。</translation>
    </message>
    <message>
        <source>Check the flags of the call.</source>
        <translation>请检查调用的标志。</translation>
    </message>
    <message>
        <source>The peer reset the connection (RST); what it had not read is lost.</source>
        <translation>对方复位了连接（RST）；它尚未读取的数据已丢失。</translation>
    </message>
    <message>
        <source>Close this socket and connect again; look at the peer for the reason.</source>
        <translation>请关闭此套接字并重新连接；原因请查看对方一侧。</translation>
    </message>
    <message>
        <source>This socket cannot send: it was shut down for sending, the connection was reset before, or there never was one.</source>
        <translation>此套接字无法发送：发送方向已关闭、连接此前已被复位，或从未建立过连接。</translation>
    </message>
    <message>
        <source>Connect again with a new socket. SIGPIPE would have come too, but it is switched off here.</source>
        <translation>请用新的套接字重新连接。此时本应还有 SIGPIPE 信号，但本程序已将其屏蔽。</translation>
    </message>
    <message>
        <source>The peer did not acknowledge the data in time; the connection is over.</source>
        <translation>对方未在时限内确认数据；连接已结束。</translation>
    </message>
    <message>
        <source>The send buffer is full: the peer does not read fast enough, and the socket does not wait (or SO_SNDTIMEO ran out).</source>
        <translation>发送缓冲区已满：对方读取不够快，而该套接字为非阻塞（或 SO_SNDTIMEO 已到时）。</translation>
    </message>
    <message>
        <source>Wait with poll for POLLOUT, then send the rest.</source>
        <translation>请用 poll 等待 POLLOUT，然后发送其余部分。</translation>
    </message>
    <message>
        <source>The queue of the network interface is full.</source>
        <translation>网络接口的队列已满。</translation>
    </message>
    <message>
        <source>Wait a moment, then send again; send less at once.</source>
        <translation>请稍候再发送，并减少一次发送的字节数。</translation>
    </message>
    <message>
        <source>The address is a broadcast address and SO_BROADCAST is not set, or a rule forbids it.</source>
        <translation>该地址是广播地址而未设置 SO_BROADCAST，或规则不允许。</translation>
    </message>
    <message>
        <source>Set SO_BROADCAST first, or check the firewall.</source>
        <translation>请先设置 SO_BROADCAST，或检查防火墙。</translation>
    </message>
    <message>
        <source>A firewall rule of this machine forbids it, or the peer is connected to another socket.</source>
        <translation>本机的防火墙规则禁止，或对方已与另一个套接字连接。</translation>
    </message>
    <message>
        <source>Check the firewall; a connected Unix datagram socket takes nothing from strangers.</source>
        <translation>请检查防火墙；已连接的 Unix 域数据报套接字不接收其他来源的数据。</translation>
    </message>
    <message>
        <source>The socket is not connected.</source>
        <translation>套接字未连接。</translation>
    </message>
    <message>
        <source>Connect first; on the server send on the socket that accept returned.</source>
        <translation>请先连接；在服务端请用 accept 返回的套接字发送。</translation>
    </message>
    <message>
        <source>The socket is connected, so it takes no other destination.</source>
        <translation>套接字已连接，不能再指定其他目标地址。</translation>
    </message>
    <message>
        <source>Use send without an address.</source>
        <translation>请使用不带地址的 send。</translation>
    </message>
    <message>
        <source>The destination is not possible, such as port 0 or a link-local IPv6 address without its interface.</source>
        <translation>目标地址无效，例如端口为 0，或 IPv6 链路本地地址未注明网络接口。</translation>
    </message>
    <message>
        <source>Check the address and the flags.</source>
        <translation>请检查地址与标志。</translation>
    </message>
    <message>
        <source>There is no connection to shut down: it was never made, or it is gone.</source>
        <translation>没有可半关闭的连接：连接从未建立，或已不存在。</translation>
    </message>
    <message>
        <source>Nothing is left to do but close.</source>
        <translation>只需关闭套接字即可。</translation>
    </message>
    <message>
        <source>The direction is none of SHUT_RD, SHUT_WR and SHUT_RDWR.</source>
        <translation>方向不是 SHUT_RD、SHUT_WR 或 SHUT_RDWR。</translation>
    </message>
    <message>
        <source>Choose one of the three.</source>
        <translation>请选择三者之一。</translation>
    </message>
    <message>
        <source>A signal interrupted the wait for unsent data (SO_LINGER); the descriptor is closed all the same.</source>
        <translation>等待未发送数据（SO_LINGER）时被信号中断；描述符仍已关闭。</translation>
    </message>
    <message>
        <source>Do not close it again.</source>
        <translation>请勿再次关闭。</translation>
    </message>
    <message>
        <source>Something went wrong while the rest was written; the descriptor is closed all the same.</source>
        <translation>写出剩余数据时出错；描述符仍已关闭。</translation>
    </message>
    <message>
        <source>The socket has no peer: it is not connected, or the connection was reset.</source>
        <translation>套接字没有对端：尚未连接，或连接已被复位。</translation>
    </message>
    <message>
        <source>Ask while it is connected; a listening socket has no peer.</source>
        <translation>请在连接期间查询；监听套接字没有对端。</translation>
    </message>
    <message>
        <source>The value is out of range or has the wrong size, or it comes too late for this option.</source>
        <translation>值超出范围或大小有误，或设置此选项为时已晚。</translation>
    </message>
    <message>
        <source>Check value and type; some options, such as IPV6_V6ONLY, must be set before bind.</source>
        <translation>请检查值与类型；有些选项（如 IPV6_V6ONLY）必须在 bind 之前设置。</translation>
    </message>
    <message>
        <source>The option is not known at this level, or it can only be read.</source>
        <translation>该层级没有这个选项，或该选项只能读取。</translation>
    </message>
    <message>
        <source>Only a privileged user may set this option, or this value.</source>
        <translation>只有特权用户才能设置此选项或此值。</translation>
    </message>
    <message>
        <source>Choose a smaller value, or run with CAP_NET_ADMIN.</source>
        <translation>请改用较小的值，或以 CAP_NET_ADMIN 权限运行。</translation>
    </message>
    <message>
        <source>Only a privileged user may set this option.</source>
        <translation>只有特权用户才能设置此选项。</translation>
    </message>
    <message>
        <source>Run with CAP_NET_ADMIN, or do without.</source>
        <translation>请以 CAP_NET_ADMIN 权限运行，或不使用此选项。</translation>
    </message>
    <message>
        <source>The system has no interface of that name.</source>
        <translation>系统中没有这个名称的网络接口。</translation>
    </message>
    <message>
        <source>The option must be set before the socket is connected.</source>
        <translation>此选项必须在套接字连接之前设置。</translation>
    </message>
    <message>
        <source>Set it on a fresh socket.</source>
        <translation>请在新的套接字上设置。</translation>
    </message>
    <message>
        <source>The time is out of range.</source>
        <translation>时间超出范围。</translation>
    </message>
    <message>
        <source>Microseconds must stay between 0 and 999999.</source>
        <translation>微秒数必须在 0 到 999999 之间。</translation>
    </message>
    <message>
        <source>The option is not known at this level, or it can only be set.</source>
        <translation>该层级没有这个选项，或该选项只能设置。</translation>
    </message>
    <message>
        <source>The buffer for the value is too small, or its size is wrong.</source>
        <translation>用于存放值的缓冲区过小，或其大小有误。</translation>
    </message>
    <message>
        <source>Give more room for the value.</source>
        <translation>请使用更大的缓冲区。</translation>
    </message>
    <message>
        <source>The name or the service is not known.</source>
        <translation>名称或服务不存在。</translation>
    </message>
    <message>
        <source>Check the spelling, or enter the numeric address.</source>
        <translation>请检查拼写，或直接输入 IP 地址。</translation>
    </message>
    <message>
        <source>The name server did not answer, or asks to try again later.</source>
        <translation>域名服务器没有应答，或要求稍后重试。</translation>
    </message>
    <message>
        <source>Check the network connection and try again, or enter the numeric address.</source>
        <translation>请检查网络连接后重试，或直接输入 IP 地址。</translation>
    </message>
    <message>
        <source>The name server refused or failed for good.</source>
        <translation>域名服务器拒绝了请求，或返回了不可恢复的错误。</translation>
    </message>
    <message>
        <source>Check the name server in /etc/resolv.conf, or enter the numeric address.</source>
        <translation>请检查 /etc/resolv.conf 中的域名服务器，或直接输入 IP 地址。</translation>
    </message>
    <message>
        <source>The name exists but has no address.</source>
        <translation>名称存在，但没有对应的地址。</translation>
    </message>
    <message>
        <source>Enter another name of that host, or its numeric address.</source>
        <translation>请输入该主机的其他名称，或其 IP 地址。</translation>
    </message>
    <message>
        <source>The host has no address of the chosen family.</source>
        <translation>主机没有所选地址族的地址。</translation>
    </message>
    <message>
        <source>Allow both IPv4 and IPv6, or choose the other one.</source>
        <translation>请同时允许 IPv4 与 IPv6，或改选另一种。</translation>
    </message>
    <message>
        <source>Names are not resolved for this address family.</source>
        <translation>该地址族不支持名称解析。</translation>
    </message>
    <message>
        <source>Use AF_INET, AF_INET6 or AF_UNSPEC.</source>
        <translation>请使用 AF_INET、AF_INET6 或 AF_UNSPEC。</translation>
    </message>
    <message>
        <source>The service is not known for this type of socket.</source>
        <translation>这种套接字类型没有该服务。</translation>
    </message>
    <message>
        <source>Enter the port as a number; /etc/services lists the names.</source>
        <translation>请以数字输入端口；服务名称见 /etc/services。</translation>
    </message>
    <message>
        <source>Socket type and protocol do not go together.</source>
        <translation>套接字类型与协议不匹配。</translation>
    </message>
    <message>
        <source>Leave the protocol at 0, or choose one that fits the type.</source>
        <translation>请将协议保持为 0，或选择与类型匹配的协议。</translation>
    </message>
    <message>
        <source>The flags hold an unknown or impossible value.</source>
        <translation>标志中含有未知或无效的值。</translation>
    </message>
    <message>
        <source>Check the flags; AI_CANONNAME needs a host name.</source>
        <translation>请检查标志；AI_CANONNAME 需要主机名。</translation>
    </message>
    <message>
        <source>There was not enough memory to resolve the name.</source>
        <translation>内存不足，无法解析名称。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>A system call failed while the name was being resolved.</source>
        <translation>解析名称时系统调用失败。</translation>
    </message>
    <message>
        <source>Look at the errno that is shown with it.</source>
        <translation>请查看同时显示的 errno。</translation>
    </message>
    <message>
        <source>The name is longer than the space for it.</source>
        <translation>名称超出了可容纳的长度。</translation>
    </message>
    <message>
        <source>Use a shorter name.</source>
        <translation>请使用较短的名称。</translation>
    </message>
    <message>
        <source>A signal interrupted the name resolution.</source>
        <translation>名称解析被信号中断。</translation>
    </message>
    <message>
        <source>The name resolution was given up.</source>
        <translation>名称解析已放弃。</translation>
    </message>
    <message>
        <source>Try again when you want the answer.</source>
        <translation>如需结果，请重试。</translation>
    </message>
    <message>
        <source>The name holds characters that no host name can hold.</source>
        <translation>名称中含有主机名不允许的字符。</translation>
    </message>
    <message>
        <source>Check the spelling, spaces and invisible characters above all.</source>
        <translation>请检查拼写，尤其是空格与不可见字符。</translation>
    </message>
    <message>
        <source>The system reports: %1.</source>
        <translation>系统报告：%1。</translation>
    </message>
    <message>
        <source>The manual page of the call may list this errno.</source>
        <translation>该调用的手册页可能列有此 errno。</translation>
    </message>
    <message>
        <source>The name could not be resolved (error %1).</source>
        <translation>名称无法解析（错误 %1）。</translation>
    </message>
    <message>
        <source>Enter the numeric address instead.</source>
        <translation>请改为输入 IP 地址。</translation>
    </message>
    <message>
        <source>The number does not fit: 16 bits reach from 0 to 65535, 32 bits to 4294967295.</source>
        <translation>数字放不下：16 位的范围是 0 到 65535，32 位到 4294967295。</translation>
    </message>
    <message>
        <source>Give a number in that range. C would cut off the upper bits without a word (70000 becomes 4464); Python raises OverflowError.</source>
        <translation>请给出范围内的数字。C 会悄悄截掉高位（70000 变成 4464），Python 抛出 OverflowError。</translation>
    </message>
    <message>
        <source>This text is no IPv4 address.</source>
        <translation>这段文本不是 IPv4 地址。</translation>
    </message>
    <message>
        <source>Write one to four numbers with dots between them. In C, inet_aton returns 0 and sets no errno; Python raises OSError.</source>
        <translation>写一到四个数字，中间用点隔开。在 C 中 inet_aton 返回 0 且不设置 errno，Python 抛出 OSError。</translation>
    </message>
    <message>
        <source>This text is no address of the chosen family.</source>
        <translation>这段文本不是所选地址族的地址。</translation>
    </message>
    <message>
        <source>IPv4: exactly four decimal numbers without leading zeros. IPv6: without brackets and %scope. In C, inet_pton returns 0 and sets no errno; Python raises OSError.</source>
        <translation>IPv4：正好四个十进制数字，不带前导零。IPv6：不带方括号和 %作用域。在 C 中 inet_pton 返回 0 且不设置 errno，Python 抛出 OSError。</translation>
    </message>
    <message>
        <source>Only IPv4 and IPv6 addresses have a text form here.</source>
        <translation>这里只有 IPv4 和 IPv6 地址有文本形式。</translation>
    </message>
    <message>
        <source>Use AF_INET or AF_INET6.</source>
        <translation>请用 AF_INET 或 AF_INET6。</translation>
    </message>
    <message>
        <source>An IPv4 address has 4 bytes, an IPv6 address 16; these are more or fewer.</source>
        <translation>IPv4 地址是 4 个字节，IPv6 地址是 16 个字节；这里的字节数不对。</translation>
    </message>
    <message>
        <source>Give all bytes of the address. C would read on behind a short buffer; Python refuses it.</source>
        <translation>请给出地址的全部字节。C 会越过过短的缓冲区继续读取，Python 则拒绝。</translation>
    </message>
    <message>
        <source>No service has this name, or not with this protocol.</source>
        <translation>没有这个名称的服务，或者该协议下没有。</translation>
    </message>
    <message>
        <source>/etc/services lists the names; leave the protocol out, or use tcp or udp.</source>
        <translation>名称列在 /etc/services 中；可以不写协议，或者用 tcp、udp。</translation>
    </message>
    <message>
        <source>No service is listed for this port, or not with this protocol.</source>
        <translation>这个端口没有登记服务，或者该协议下没有。</translation>
    </message>
    <message>
        <source>Most ports have no name; that is no fault. /etc/services lists those that have one.</source>
        <translation>多数端口没有名称，这不是故障。有名称的端口列在 /etc/services 中。</translation>
    </message>
    <message>
        <source>No protocol has this name.</source>
        <translation>没有这个名称的协议。</translation>
    </message>
    <message>
        <source>/etc/protocols lists the names; they are written small: tcp, udp, icmp.</source>
        <translation>名称列在 /etc/protocols 中，用小写：tcp、udp、icmp。</translation>
    </message>
    <message>
        <source>The name resolution has not ended yet.</source>
        <translation>名称解析尚未结束。</translation>
    </message>
    <message>
        <source>Wait for it. Only getaddrinfo_a gives this error.</source>
        <translation>请等待。只有 getaddrinfo_a 会给出这个错误。</translation>
    </message>
    <message>
        <source>The name resolution could not be given up: it is being made.</source>
        <translation>名称解析正在进行，无法放弃。</translation>
    </message>
    <message>
        <source>All name resolutions have ended already.</source>
        <translation>所有名称解析都已结束。</translation>
    </message>
    <message>
        <source>Read their results. Only getaddrinfo_a gives this error.</source>
        <translation>读取结果即可。只有 getaddrinfo_a 会给出这个错误。</translation>
    </message>
    <message>
        <source>The address has no name, and one was asked for (NI_NAMEREQD).</source>
        <translation>这个地址没有名称，而调用要求必须有名称（NI_NAMEREQD）。</translation>
    </message>
    <message>
        <source>Leave NI_NAMEREQD out to get the numeric address instead.</source>
        <translation>去掉 NI_NAMEREQD，即可得到数字形式的地址。</translation>
    </message>
    <message>
        <source>No name is known for this address.</source>
        <translation>这个地址没有已知的名称。</translation>
    </message>
    <message>
        <source>Many addresses have none: /etc/hosts or a PTR record at the name server would give it.</source>
        <translation>许多地址都没有名称：名称来自 /etc/hosts 或域名服务器上的 PTR 记录。</translation>
    </message>
    <message>
        <source>The name exists but has no IPv4 address, and gethostbyname sees no others.</source>
        <translation>这个名称存在，但没有 IPv4 地址，而 gethostbyname 看不到其他地址。</translation>
    </message>
    <message>
        <source>Use getaddrinfo: it gives IPv6 addresses too.</source>
        <translation>请用 getaddrinfo：它也给出 IPv6 地址。</translation>
    </message>
    <message>
        <source>the host is not known</source>
        <translation>未知的主机</translation>
    </message>
    <message>
        <source>the name server did not answer</source>
        <translation>域名服务器没有应答</translation>
    </message>
    <message>
        <source>the question is malformed, or the name server failed for good</source>
        <translation>查询格式不对，或者域名服务器出现永久性故障</translation>
    </message>
    <message>
        <source>the name exists but has no address of this kind</source>
        <translation>名称存在，但没有这类地址</translation>
    </message>
    <message>
        <source>a system call failed; errno tells why</source>
        <translation>某个系统调用失败，原因见 errno</translation>
    </message>
    <message>
        <source>h_errno %1 (%2): %3.</source>
        <translation>h_errno %1（%2）：%3。</translation>
    </message>
    <message>
        <source>h_errno %1.</source>
        <translation>h_errno %1。</translation>
    </message>
    <message>
        <source>Leave the protocol at 0, or choose one that fits; a raw socket needs one, such as IPPROTO_ICMP.</source>
        <translation>请将协议保持为 0，或选择匹配的协议；原始套接字必须指定协议，例如 IPPROTO_ICMP。</translation>
    </message>
    <message>
        <source>Raw sockets need CAP_NET_RAW: run as root, or give the program the right with &apos;setcap cap_net_raw+ep PROGRAM&apos;. Ping sockets (SOCK_DGRAM with IPPROTO_ICMP) need no right, but a group that net.ipv4.ping_group_range allows: &apos;sysctl -w net.ipv4.ping_group_range=&quot;0 2147483647&quot;&apos; allows all of them.</source>
        <translation>原始套接字需要 CAP_NET_RAW：请以 root 运行，或用“setcap cap_net_raw+ep 程序”授予程序该权限。ping 套接字（SOCK_DGRAM 加 IPPROTO_ICMP）不需要特权，但用户的组须在 net.ipv4.ping_group_range 允许的范围内：“sysctl -w net.ipv4.ping_group_range=&quot;0 2147483647&quot;”允许所有组。</translation>
    </message>
    <message>
        <source>A file or a socket of that name is there already, and bind never takes one that is there.</source>
        <translation>已存在同名的文件或套接字，而 bind 绝不会占用已有的名称。</translation>
    </message>
    <message>
        <source>Choose another name. A file that a closed socket has left behind has to be removed first.</source>
        <translation>请换一个名称。已关闭的套接字遗留的文件须先删除。</translation>
    </message>
    <message>
        <source>This user may not make a file in that folder.</source>
        <translation>此用户无权在该目录中创建文件。</translation>
    </message>
    <message>
        <source>Check the rights of the folder, or choose another path.</source>
        <translation>请检查目录的权限，或换一个路径。</translation>
    </message>
    <message>
        <source>No socket is reached at that path: it was closed and only its file is left, or it does not listen yet.</source>
        <translation>该路径上没有可到达的套接字：它已关闭、只留下文件，或者尚未监听。</translation>
    </message>
    <message>
        <source>Start the server; a file that is in its way has to be removed first.</source>
        <translation>请启动服务端；挡住它的文件须先删除。</translation>
    </message>
    <message>
        <source>This user may not write to that socket file, or not enter its folder.</source>
        <translation>此用户无权写入该套接字文件，或无权进入其目录。</translation>
    </message>
    <message>
        <source>Check the rights of the file and its folders.</source>
        <translation>请检查文件及其各级目录的权限。</translation>
    </message>
    <message>
        <source>The queue of the listening socket is full, and this socket does not wait.</source>
        <translation>监听套接字的队列已满，而此套接字不等待。</translation>
    </message>
    <message>
        <source>Try again when the server has accepted, or connect in blocking mode.</source>
        <translation>请在服务端接受连接后重试，或以阻塞方式连接。</translation>
    </message>
    <message>
        <source>The datagram socket there is connected to another one.</source>
        <translation>那里的数据报套接字已连接到另一个套接字。</translation>
    </message>
    <message>
        <source>It takes nothing from strangers; choose another peer.</source>
        <translation>它不接收其他来源的数据；请选择另一个对端。</translation>
    </message>
    <message>
        <source>No socket receives at that path any more: it was closed and only its file is left.</source>
        <translation>该路径上已没有套接字在接收：它已关闭，只留下了文件。</translation>
    </message>
    <message>
        <source>Start the receiver; a file that is in its way has to be removed first.</source>
        <translation>请启动接收方；挡住它的文件须先删除。</translation>
    </message>
    <message>
        <source>The message does not fit into the send buffer of this socket.</source>
        <translation>消息超过了此套接字的发送缓冲区。</translation>
    </message>
    <message>
        <source>Send less at once, or ask for a larger SO_SNDBUF.</source>
        <translation>请一次少发一些，或申请更大的 SO_SNDBUF。</translation>
    </message>
    <message>
        <source>This file was opened for reading only, or it is closed.</source>
        <translation>该文件仅以读方式打开，或已关闭。</translation>
    </message>
    <message>
        <source>Make a file for writing of the socket: makefile with a mode of w or rw.</source>
        <translation>请为该套接字创建可写的文件：makefile 的模式用 w 或 rw。</translation>
    </message>
    <message>
        <source>This file was opened for writing only, or it is closed.</source>
        <translation>该文件仅以写方式打开，或已关闭。</translation>
    </message>
    <message>
        <source>Make a file for reading of the socket: makefile with a mode of r or rw.</source>
        <translation>请为该套接字创建可读的文件：makefile 的模式用 r 或 rw。</translation>
    </message>
    <message>
        <source>The time limit of this socket passed before the call could be done.</source>
        <translation>该套接字的超时时间已到，调用未能完成。</translation>
    </message>
    <message>
        <source>The socket is as it was: call again, or set a longer limit with settimeout().</source>
        <translation>套接字状态不变：可再次调用，或用 settimeout() 设置更长的超时。</translation>
    </message>
</context>
<context>
    <name>GapWording</name>
    <message>
        <source>The native backend has no TLS. Use the Qt backend: QSslSocket encrypts the connection.</source>
        <translation>原生后端没有 TLS。请使用 Qt 后端：由 QSslSocket 加密连接。</translation>
    </message>
    <message>
        <source>TLS did not begin on this connection, so the call was not made: what was to be encrypted would have gone in clear.</source>
        <translation>该连接上 TLS 没有开始，因此没有做出该调用：否则本应加密的内容会以明文发出。</translation>
    </message>
</context>
<context>
    <name>LoadError</name>
    <message>
        <source>the file cannot be read: %2</source>
        <translation>无法读取文件：%2</translation>
    </message>
    <message>
        <source>this byte is no UTF-8</source>
        <translation>此字节不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>too large: %1</source>
        <translation>过大：%1</translation>
    </message>
    <message>
        <source>this is no JSON: %2</source>
        <translation>不是有效的 JSON：%2</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; stands twice in this object</source>
        <translation>此对象中的键“%1”重复</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;</source>
        <translation>未知的键“%1”</translation>
    </message>
    <message>
        <source>missing here: %1</source>
        <translation>此处缺少：%1</translation>
    </message>
    <message>
        <source>the wrong kind of value; wanted: %1</source>
        <translation>值的类型有误；应为：%1</translation>
    </message>
    <message>
        <source>this must not be empty</source>
        <translation>此处不能为空</translation>
    </message>
    <message>
        <source>unknown name &apos;%1&apos;</source>
        <translation>未知的名称“%1”</translation>
    </message>
    <message>
        <source>%2 has no argument &apos;%1&apos;</source>
        <translation>%2 没有参数“%1”</translation>
    </message>
    <message>
        <source>there is no actor &apos;%1&apos;</source>
        <translation>没有角色“%1”</translation>
    </message>
    <message>
        <source>no step before this one makes a socket &apos;%1&apos;</source>
        <translation>此前的步骤没有创建套接字“%1”</translation>
    </message>
    <message>
        <source>no step before this one has the id &apos;%1&apos;</source>
        <translation>此前没有 id 为“%1”的步骤</translation>
    </message>
    <message>
        <source>the step &apos;%1&apos; has no &quot;start&quot;: true, so there is nothing to finish</source>
        <translation>步骤“%1”没有 &quot;start&quot;: true，因此没有可结束的调用</translation>
    </message>
    <message>
        <source>the id &apos;%1&apos; is taken</source>
        <translation>id“%1”已被使用</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; is taken by an earlier socket</source>
        <translation>名称“%1”已被此前的套接字使用</translation>
    </message>
    <message>
        <source>%1 is outside %2</source>
        <translation>%1 超出范围 %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address; write 127.0.0.1:80, [::1]:80, name:80 or unix:/path</source>
        <translation>“%1”不是地址；请写成 127.0.0.1:80、[::1]:80、主机名:80 或 unix:/路径</translation>
    </message>
    <message>
        <source>the port in &apos;%1&apos; lies outside 0 to 65535</source>
        <translation>“%1”中的端口超出 0 到 65535</translation>
    </message>
    <message>
        <source>nothing is known that the reference %1 could stand for</source>
        <translation>引用 %1 没有对应的值</translation>
    </message>
    <message>
        <source>these are no pairs of hex digits, at &apos;%1&apos;</source>
        <translation>“%1”处不是成对的十六进制数字</translation>
    </message>
    <message>
        <source>this is no base64</source>
        <translation>不是有效的 base64</translation>
    </message>
    <message>
        <source>the encoding has no bytes for &apos;%1&apos;</source>
        <translation>所选字符编码无法表示“%1”</translation>
    </message>
    <message>
        <source>the file &apos;%1&apos; cannot be read</source>
        <translation>无法读取文件“%1”</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; does not go with the others here</source>
        <translation>键“%1”不能与此处的其他键同时使用</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>一个列表</translation>
    </message>
    <message>
        <source>a list of two</source>
        <translation>含两项的列表</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文本</translation>
    </message>
    <message>
        <source>a text, or an object with en and zh_CN</source>
        <translation>一段文本，或含 en 和 zh_CN 的对象</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数值</translation>
    </message>
    <message>
        <source>a value of %2</source>
        <translation>%2 的取值</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file made by makefile; %2 needs a socket</source>
        <translation>“%1”是由 makefile 建立的文件；%2 需要套接字</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a socket; %2 needs a file made by makefile</source>
        <translation>“%1”是套接字；%2 需要由 makefile 建立的文件</translation>
    </message>
    <message>
        <source>the format &apos;%1&apos; is not known; this program reads %2</source>
        <translation>不认识格式“%1”；本程序读取 %2</translation>
    </message>
    <message>
        <source>this field cannot be %1</source>
        <translation>此字段不能是 %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular expression: %2</source>
        <translation>“%1”不是正则表达式：%2</translation>
    </message>
    <message>
        <source>this is a folder; name a file in it</source>
        <translation>这是一个文件夹；请指定其中的文件</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; is too long for ALPN; octets it may have: %2</source>
        <translation>名称“%1”对 ALPN 来说太长；最多 %2 个字节</translation>
    </message>
</context>
<context>
    <name>NameFunctions</name>
    <message>
        <source>All addresses of a host, IPv4 and IPv6, in the order in which a program should try them. An empty field is NULL; without a type, each address comes once for each type.</source>
        <translation>主机的全部地址，包括 IPv4 和 IPv6，按程序应当尝试的顺序排列。空的输入即 NULL；不指定类型时，每个地址对每种类型各出现一次。</translation>
    </message>
    <message>
        <source>The reverse: the name of an address and the service of a port. Without a name it gives the numbers, unless NI_NAMEREQD is set.</source>
        <translation>反向解析：地址的名称和端口的服务名。没有名称时给出数字，除非设置了 NI_NAMEREQD。</translation>
    </message>
    <message>
        <source>IPv4 only, one address, no service. getaddrinfo has replaced it; ask both for the same name and compare.</source>
        <translation>只有 IPv4，只给一个地址，不含服务。已被 getaddrinfo 取代；可以用同一个名称比较两者。</translation>
    </message>
    <message>
        <source>IPv4 only: official name, aliases and all addresses of gethostbyname.</source>
        <translation>只有 IPv4：gethostbyname 的正式名称、别名和全部地址。</translation>
    </message>
    <message>
        <source>The older reverse look-up. A name is looked up first, as Python does.</source>
        <translation>较早的反向解析。输入名称时先解析成地址，与 Python 相同。</translation>
    </message>
    <message>
        <source>Python&apos;s own: the first name of the host that has a dot. It never fails; an empty name is this machine.</source>
        <translation>Python 自己的函数：主机名称中第一个带点的。它从不失败；空名称表示本机。</translation>
    </message>
    <message>
        <source>The name of this machine. Nobody is asked, so it may be a name that nobody can resolve.</source>
        <translation>本机的名称。不询问任何人，因此可能是谁也解析不了的名称。</translation>
    </message>
    <message>
        <source>The port of a service, from /etc/services. C gives it in network byte order; here it is the number that people write.</source>
        <translation>服务的端口，来自 /etc/services。C 给出网络字节序，这里是人们书写的数字。</translation>
    </message>
    <message>
        <source>The service of a port. C wants the port in network byte order: the call shows htons.</source>
        <translation>端口的服务名。C 要求端口为网络字节序，因此调用中带有 htons。</translation>
    </message>
    <message>
        <source>The number of a protocol, from /etc/protocols.</source>
        <translation>协议的编号，来自 /etc/protocols。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Service or port</source>
        <translation>服务或端口</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Address or host</source>
        <translation>地址或主机</translation>
    </message>
    <message>
        <source>Without a host: addresses to bind to (0.0.0.0, ::) instead of the loopback ones.</source>
        <translation>没有主机名时：给出用于绑定的地址（0.0.0.0、::），而不是回环地址。</translation>
    </message>
    <message>
        <source>The first result carries the official name of the host.</source>
        <translation>第一个结果带有主机的正式名称。</translation>
    </message>
    <message>
        <source>The host must be a numeric address: no name server is asked.</source>
        <translation>主机必须是数字地址，不询问域名服务器。</translation>
    </message>
    <message>
        <source>With AF_INET6: IPv4 addresses as ::ffff:a.b.c.d when there are no IPv6 ones.</source>
        <translation>与 AF_INET6 同用：没有 IPv6 地址时，以 ::ffff:a.b.c.d 形式给出 IPv4 地址。</translation>
    </message>
    <message>
        <source>With AI_V4MAPPED: both the IPv6 and the mapped IPv4 addresses.</source>
        <translation>与 AI_V4MAPPED 同用：同时给出 IPv6 地址和映射的 IPv4 地址。</translation>
    </message>
    <message>
        <source>Only families of which this machine has an address, loopback not counted.</source>
        <translation>只给出本机拥有其地址的地址族，回环地址不算。</translation>
    </message>
    <message>
        <source>Names with letters of other scripts are encoded before the question (xn--).</source>
        <translation>含其他文字的名称在查询前先编码（xn--）。</translation>
    </message>
    <message>
        <source>The official name is decoded into letters of other scripts.</source>
        <translation>正式名称解码为其他文字。</translation>
    </message>
    <message>
        <source>The service must be a number.</source>
        <translation>服务必须是数字。</translation>
    </message>
    <message>
        <source>The address stays a number: no name server is asked.</source>
        <translation>地址保持数字形式，不询问域名服务器。</translation>
    </message>
    <message>
        <source>The port stays a number.</source>
        <translation>端口保持数字形式。</translation>
    </message>
    <message>
        <source>Hosts of this domain lose the name of the domain.</source>
        <translation>本域内的主机省去域名部分。</translation>
    </message>
    <message>
        <source>It is an error when the address has no name.</source>
        <translation>地址没有名称时视为错误。</translation>
    </message>
    <message>
        <source>The service is that of UDP.</source>
        <translation>取 UDP 的服务名。</translation>
    </message>
    <message>
        <source>The name is decoded into letters of other scripts.</source>
        <translation>名称解码为其他文字。</translation>
    </message>
</context>
<context>
    <name>NoticeWording</name>
    <message>
        <source>The log reached its memory limit: the oldest {result} rows with {asked} bytes were dropped.</source>
        <translation>日志已达内存上限：最旧的 {result} 行（{asked} 字节）已被丢弃。</translation>
    </message>
    <message>
        <source>No file descriptor is free ({errno}): the server still listens, but waits with accept until one is. Close connections, or raise the limit (ulimit -n).</source>
        <translation>没有空闲的文件描述符（{errno}）：服务端仍在监听，有空闲描述符后才会继续 accept。请关闭一些连接，或提高上限（ulimit -n）。</translation>
    </message>
    <message>
        <source>File descriptors are free again: the server accepts connections again.</source>
        <translation>已有空闲的文件描述符：服务端恢复接受连接。</translation>
    </message>
    <message>
        <source>Gave up connecting after {asked} ms. The peer did not answer: check address and firewall, or allow more time.</source>
        <translation>连接超时：{asked} ms 内对方没有应答，已放弃。请检查地址与防火墙，或延长超时时间。</translation>
    </message>
    <message>
        <source>The name look-up was given up; look-ups that still run and end by themselves: {result}.</source>
        <translation>已放弃名称解析；仍在运行、会自行结束的解析数：{result}。</translation>
    </message>
    <message>
        <source>Too many abandoned name look-ups still run ({result}). Try again when some have ended, or use a numeric address.</source>
        <translation>仍在运行的已放弃名称解析过多（{result} 个）。请待其中一些结束后重试，或直接使用 IP 地址。</translation>
    </message>
    <message>
        <source>The system gave no new thread ({errno}). Close connections, or raise the limit (ulimit -u).</source>
        <translation>系统无法创建新线程（{errno}）。请关闭一些连接，或提高上限（ulimit -u）。</translation>
    </message>
    <message>
        <source>Received bytes could not be written to {text} ({errno}). Writing has stopped, receiving goes on.</source>
        <translation>无法将接收的字节写入 {text}（{errno}）。写入已停止，接收继续进行；请检查该文件与磁盘空间。</translation>
    </message>
    <message>
        <source>Reading is paused: the receive buffer fills, then TCP slows the peer.</source>
        <translation>已暂停接收：接收缓冲区填满后，TCP 会让对方放慢发送。</translation>
    </message>
    <message>
        <source>Reading goes on.</source>
        <translation>已恢复接收。</translation>
    </message>
    <message>
        <source>The port is taken; the system does not show by whom.</source>
        <translation>端口被占用；系统未显示占用者。</translation>
    </message>
    <message>
        <source>The receive buffer was full: the kernel dropped {result} datagrams, {asked} since this socket was made. Nobody tells the sender. Read faster, or ask for a larger SO_RCVBUF.</source>
        <translation>接收缓冲区已满：内核丢弃了 {result} 个数据报，本套接字创建以来共 {asked} 个。没有人会通知发送方。请加快读取，或用 SO_RCVBUF 申请更大的缓冲区。</translation>
    </message>
    <message>
        <source>close made no call yet: a file that makefile made over this socket is open and keeps the descriptor. The peer hears of it when the last such file is closed.</source>
        <translation>close 尚未发出系统调用：由 makefile 在此套接字上建立的文件仍然打开，并占用着描述符。最后一个这样的文件关闭时，对端才会得知。</translation>
    </message>
    <message>
        <source>listen found no port bound to this socket (bind was not called, or failed), so the system picked one: {text}. Whoever calls the port that was meant does not reach this socket.</source>
        <translation>listen 时此套接字没有绑定端口（未调用 bind，或 bind 失败），系统自动选择了：{text}。连接原定端口的一方无法到达此套接字。</translation>
    </message>
    <message>
        <source>SO_REUSEADDR is set on this socket, yet the address is taken. The option helps only when the socket that holds the address has it set too and does not listen; a connection in TIME_WAIT keeps what its socket had.</source>
        <translation>此套接字已设置 SO_REUSEADDR，但地址仍被占用。只有占用该地址的套接字也设置了此选项且不在监听时，它才有效；处于 TIME_WAIT 的连接沿用其套接字当时的设置。</translation>
    </message>
    <message>
        <source>shutdown(SHUT_RD) tells a TCP peer nothing and stops nothing: what it sends still arrives and can be read. To end both directions use SHUT_RDWR or close.</source>
        <translation>shutdown(SHUT_RD) 不会通知 TCP 对端，也不会阻止任何数据：对端发送的数据仍会到达，也仍可读取。要结束两个方向，请使用 SHUT_RDWR 或 close。</translation>
    </message>
    <message>
        <source>The peer had closed before ({errno}): {result} bytes that send accepted after that were never read. What send returns says only that the kernel took the bytes.</source>
        <translation>对端此前已关闭（{errno}）：此后 send 接受的 {result} 字节从未被读取。send 的返回值只说明内核收下了这些字节。</translation>
    </message>
    <message>
        <source>connect on a datagram socket sends nothing: it only sets the peer. Whether anybody is there shows when an answer comes, or as ECONNREFUSED of a later call.</source>
        <translation>在数据报套接字上调用 connect 不发送任何数据，只设定对端。对端是否存在，要等收到应答，或后续调用返回 ECONNREFUSED 才知道。</translation>
    </message>
    <message>
        <source>Reading is paused: the receive buffer fills, then UDP datagrams are lost, and a unix sender waits.</source>
        <translation>已暂停读取：接收缓冲区会被填满，之后 UDP 数据报丢失，Unix 发送方则等待。</translation>
    </message>
    <message>
        <source>The socket is closed, but the file {text} that bind made stays: close never removes it. Nobody is reached there any more, and the next bind to it fails until it is removed.</source>
        <translation>套接字已关闭，但 bind 创建的文件 {text} 仍然存在：close 从不删除它。那里已无人可连，在删除它之前，下一次对它的 bind 都会失败。</translation>
    </message>
    <message>
        <source>{result} received bytes had not been read when the socket was closed, so TCP sends a reset (RST) and no end (FIN): the peer gets ECONNRESET. Read to the end of the stream first to end in order.</source>
        <translation>关闭套接字时还有 {result} 个收到的字节没有读取，因此 TCP 发送的是复位（RST）而不是结束（FIN）：对端会得到 ECONNRESET。要正常结束，请先读到流的末尾。</translation>
    </message>
    <message>
        <source>The descriptor is closed, but a duplicate of it is open: the socket lives on and its peer is told nothing. shutdown would end it for all of them.</source>
        <translation>该描述符已关闭，但它的副本仍打开着：套接字继续存在，对端不会得到任何通知。shutdown 才会为所有副本结束它。</translation>
    </message>
    <message>
        <source>This connection has the same address and port at both ends: the system picked the port that was called, so the socket is connected to itself and receives what it sends. No server is there.</source>
        <translation>此连接两端的地址和端口相同：系统恰好选中了所呼叫的端口，因此套接字连接到了自己，收到的就是自己发送的内容。那里并没有服务端。</translation>
    </message>
    <message>
        <source>This row cannot be read back from the session file: the file is damaged, was cut, or its disk is gone.</source>
        <translation>无法从会话文件中读回这一行：文件已损坏、被截断，或所在磁盘已不可用。</translation>
    </message>
    <message>
        <source>{text} is no port. getaddrinfo takes the lowest 16 bits of such a number without a word: {port}.</source>
        <translation>{text} 不是端口号。对这样的数字，getaddrinfo 会不作声明地只取低 16 位：{port}。</translation>
    </message>
    <message>
        <source>Rule {port} fired: {text}</source>
        <translation>规则 {port} 触发：{text}</translation>
    </message>
    <message>
        <source>Rule {port} did not fire: its regular expression needed too many steps for this message. Make it simpler, as with [^x]* in place of .*: {text}</source>
        <translation>规则 {port} 未触发：其正则表达式对这条消息需要的步数过多。请简化，例如用 [^x]* 代替 .*：{text}</translation>
    </message>
    <message>
        <source>Rule {port} fired, but for this request its message cannot be made, or would be longer than 1 MiB. Try the request in the tester of the rules: {text}</source>
        <translation>规则 {port} 触发，但对此请求无法生成其消息，或消息会超过 1 MiB。请在规则的测试区中试一下该请求：{text}</translation>
    </message>
    <message>
        <source>A message is longer than the {result} bytes that the rules keep of one: it is skipped, no rule sees it. Raise the limit in the rules, or correct how messages end.</source>
        <translation>有一条消息超过规则为单条消息保留的 {result} 字节：该消息被跳过，任何规则都看不到它。请在规则中提高上限，或改正消息的结束方式。</translation>
    </message>
    <message>
        <source>A length field says more than the {result} bytes that the rules keep of a message, or less than its own size: where the next message begins cannot be known, and no rule fires on this connection any more. Check size, order and place of the length.</source>
        <translation>长度字段的值超过规则为单条消息保留的 {result} 字节，或小于字段自身的长度：无法得知下一条消息从何处开始，此连接上不再有规则触发。请检查长度字段的大小、字节序和位置。</translation>
    </message>
    <message>
        <source>No answer to the heartbeat: {result} in a row.</source>
        <translation>心跳无应答：连续 {result} 次。</translation>
    </message>
    <message>
        <source>{result} heartbeats in a row were not answered: the connection is closed.</source>
        <translation>连续 {result} 次心跳无应答：关闭连接。</translation>
    </message>
    <message>
        <source>Try {asked} to connect again follows in {result} ms.</source>
        <translation>{result} ms 后第 {asked} 次尝试重新连接。</translation>
    </message>
    <message>
        <source>All tries to connect again were in vain ({result}): no further one is made.</source>
        <translation>重新连接的尝试均未成功（{result} 次）：不再尝试。</translation>
    </message>
    <message>
        <source>Reading, and messages to be sent, waited {result} ms ({asked} times) until the session file had caught up. Nothing was lost: meanwhile TCP slowed the sender, datagrams stayed in the receive buffer.</source>
        <translation>为等待会话文件写完，读取和待发送的消息共暂停 {result} 毫秒（{asked} 次）。没有丢失任何数据：其间 TCP 让发送方放慢，数据报留在接收缓冲区中。</translation>
    </message>
    <message>
        <source>The log reached its memory limit: %1 rows with %2 bytes were dropped, which no file has. The %3 rows before them are safe, but this log does not show them any more: open %4 with File, Sessions.</source>
        <translation>日志达到内存上限：丢弃了 %1 行，共 %2 字节，它们不在任何文件中。之前的 %3 行完好无损，但此日志不再显示它们：请用“文件 &gt; 会话”打开 %4。</translation>
    </message>
</context>
<context>
    <name>OptionWording</name>
    <message>
        <source>Joins an IPv4 multicast group on an interface; without an interface the routing table picks one. Joining twice: EADDRINUSE. Who is in is not readable here (ip maddress shows it).</source>
        <translation>在某个接口上加入 IPv4 组播组；不给接口时由路由表选择。重复加入：EADDRINUSE。这里无法读出成员（可用 ip maddress 查看）。</translation>
    </message>
    <message>
        <source>Joins an IPv4 multicast group for the datagrams of one sender only.</source>
        <translation>加入 IPv4 组播组，但只接收某一发送方的数据报。</translation>
    </message>
    <message>
        <source>bind() with port 0 picks no port yet; connect() does. So a host can have more outgoing connections than ports.</source>
        <translation>端口为 0 的 bind() 暂不选择端口，由 connect() 选择。这样向外的连接数可以超过端口数。</translation>
    </message>
    <message>
        <source>Takes no datagrams from one sender of a group that was joined.</source>
        <translation>在已加入的组中屏蔽某一发送方的数据报。</translation>
    </message>
    <message>
        <source>UDP datagrams received with recvmsg() tell their checksum.</source>
        <translation>用 recvmsg() 接收的 UDP 数据报附带其校验和。</translation>
    </message>
    <message>
        <source>Leaves a group that was joined with IP_ADD_MEMBERSHIP; give the same interface. Not a member: EADDRNOTAVAIL.</source>
        <translation>离开用 IP_ADD_MEMBERSHIP 加入的组，须给出相同的接口。不是成员：EADDRNOTAVAIL。</translation>
    </message>
    <message>
        <source>Leaves a group that was joined for one sender.</source>
        <translation>离开只针对某一发送方加入的组。</translation>
    </message>
    <message>
        <source>Allows bind() to an address that this machine does not have (yet).</source>
        <translation>允许 bind() 到本机（尚）没有的地址。</translation>
    </message>
    <message>
        <source>On a raw socket the program writes the IPv4 header itself. Always on with IPPROTO_RAW.</source>
        <translation>在 RAW 套接字上由程序自行填写 IPv4 头部。协议为 IPPROTO_RAW 时始终开启。</translation>
    </message>
    <message>
        <source>An IPsec policy for this socket in the form of the PF_KEY interface. Needs that part of the kernel.</source>
        <translation>以 PF_KEY 接口的格式为该套接字设置 IPsec 策略。需要内核的相应部分。</translation>
    </message>
    <message>
        <source>The range from which the kernel picks a port for this socket; it must lie within net.ipv4.ip_local_port_range. Zeros take it back.</source>
        <translation>内核为该套接字选择端口的范围，须在 net.ipv4.ip_local_port_range 之内。全零表示取消。</translation>
    </message>
    <message>
        <source>Drops packets whose TTL is smaller, that is, which came over too many routers; 255 admits direct neighbours only. 0: off.</source>
        <translation>丢弃 TTL 小于此值的数据包，即经过太多路由器的数据包；255 只允许直连邻居。0 表示关闭。</translation>
    </message>
    <message>
        <source>The whole list of senders of one group, to admit or to block. Reading needs a request that names the group; without it: EINVAL.</source>
        <translation>某个组的完整发送方列表（允许或屏蔽）。读取时请求须指明组，否则返回 EINVAL。</translation>
    </message>
    <message>
        <source>The path MTU to the peer that is known now. Only on a connected socket, otherwise ENOTCONN.</source>
        <translation>当前已知的到对端的路径 MTU。仅限已连接的套接字，否则返回 ENOTCONN。</translation>
    </message>
    <message>
        <source>Whether packets may be broken up on the way. DO forbids it: datagrams larger than the path MTU then fail with EMSGSIZE. PROBE ignores the known path MTU.</source>
        <translation>数据包途中是否可以分片。DO 禁止分片：大于路径 MTU 的数据报以 EMSGSIZE 失败。PROBE 忽略已知的路径 MTU。</translation>
    </message>
    <message>
        <source>On, the default for IPv4: the socket gets datagrams of every group that anybody on this machine joined, if the port fits. Off: only of the groups it joined itself.</source>
        <translation>开启（IPv4 默认）：只要端口相符，就会收到本机任何程序所加入组的数据报。关闭：只收自己加入的组。</translation>
    </message>
    <message>
        <source>Through which interface multicast is sent: a name, an index or a local address. Reading gives the address.</source>
        <translation>组播从哪个接口发出：名称、编号或本地地址。读取得到地址。</translation>
    </message>
    <message>
        <source>Whether multicast that is sent also reaches members on this machine. On Linux the sender&apos;s setting counts. On by default.</source>
        <translation>发送的组播是否也送达本机的成员。在 Linux 上取决于发送方的设置。默认开启。</translation>
    </message>
    <message>
        <source>How many routers multicast may pass: 1, the default, stays in the local network.</source>
        <translation>组播可以经过多少个路由器：默认 1，即不离开本地网络。</translation>
    </message>
    <message>
        <source>Raw packets are not put together by the connection tracking of the firewall.</source>
        <translation>防火墙的连接跟踪不重组 RAW 数据包。</translation>
    </message>
    <message>
        <source>Options that go into the header of every IPv4 packet sent, at most 40 bytes. Most routers drop such packets.</source>
        <translation>写入每个发出的 IPv4 数据包头部的选项，最多 40 字节。多数路由器会丢弃这种数据包。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() bring the security label of the sender (labelled IPsec).</source>
        <translation>用 recvmsg() 接收的数据报附带发送方的安全标签（带标签的 IPsec）。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell the address they were sent to and the interface they came in by.</source>
        <translation>用 recvmsg() 接收的数据报附带其目的地址和到达的接口。</translation>
    </message>
    <message>
        <source>What IP_PKTINFO, IP_RECVTTL and their kin would tell of the last packet of a TCP connection.</source>
        <translation>IP_PKTINFO、IP_RECVTTL 等选项对 TCP 连接最近一个数据包所给出的信息。</translation>
    </message>
    <message>
        <source>The protocol number of a raw socket.</source>
        <translation>RAW 套接字的协议编号。</translation>
    </message>
    <message>
        <source>Errors that routers and peers report (ICMP) are kept with the datagram they are about and read with MSG_ERRQUEUE. An unconnected UDP socket hears of them only this way.</source>
        <translation>路由器和对端报告的错误 (ICMP) 与相关数据报一起保存，用 MSG_ERRQUEUE 读取。未连接的 UDP 套接字只能这样得知错误。</translation>
    </message>
    <message>
        <source>The error queue also brings the extensions that routers add to their ICMP messages (RFC 4884).</source>
        <translation>错误队列还会带上路由器附加在 ICMP 消息中的扩展 (RFC 4884)。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell the size of their largest fragment.</source>
        <translation>用 recvmsg() 接收的数据报附带其最大分片的大小。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() bring the options of their IPv4 header, as they were on arrival.</source>
        <translation>用 recvmsg() 接收的数据报附带到达时 IPv4 头部中的选项。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell their destination before the firewall redirected them; for transparent proxies.</source>
        <translation>用 recvmsg() 接收的数据报附带被防火墙重定向之前的目的地址，供透明代理使用。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell the TOS byte of their header.</source>
        <translation>用 recvmsg() 接收的数据报附带其头部的 TOS 字节。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell their TTL.</source>
        <translation>用 recvmsg() 接收的数据报附带其 TTL。</translation>
    </message>
    <message>
        <source>Like IP_RECVOPTS, with the route turned round so that the options can be used in an answer.</source>
        <translation>与 IP_RECVOPTS 相同，但路由已反转，可直接用于应答。</translation>
    </message>
    <message>
        <source>A raw socket gets the packets with the Router Alert option that this machine would pass on. For routing programs.</source>
        <translation>RAW 套接字得到本机本应转发的、带 Router Alert 选项的数据包。供路由程序使用。</translation>
    </message>
    <message>
        <source>The TOS byte of packets sent: quality class (DSCP) and congestion bits. For TCP the kernel keeps the two lowest bits to itself. It also sets SO_PRIORITY.</source>
        <translation>所发数据包的 TOS 字节：服务等级 (DSCP) 和拥塞位。对 TCP，最低两位由内核掌握。它同时设置 SO_PRIORITY。</translation>
    </message>
    <message>
        <source>Allows bind() to foreign addresses and connections in their name; for transparent proxies.</source>
        <translation>允许 bind() 到他人的地址并以其名义建立连接；供透明代理使用。</translation>
    </message>
    <message>
        <source>How many routers a packet may pass, 1 to 255; -1 takes the default, net.ipv4.ip_default_ttl (64).</source>
        <translation>数据包可以经过多少个路由器，1 至 255；-1 采用默认值 net.ipv4.ip_default_ttl（64）。</translation>
    </message>
    <message>
        <source>Takes back IP_BLOCK_SOURCE.</source>
        <translation>取消 IP_BLOCK_SOURCE。</translation>
    </message>
    <message>
        <source>Through which interface unicast packets leave, without tying reception to it.</source>
        <translation>单播数据包从哪个接口发出，不限制接收。</translation>
    </message>
    <message>
        <source>An IPsec policy for this socket in the form of the xfrm interface.</source>
        <translation>以 xfrm 接口的格式为该套接字设置 IPsec 策略。</translation>
    </message>
    <message>
        <source>Takes no datagrams from one sender of a group that was joined. For both families of IP (RFC 3678).</source>
        <translation>在已加入的组中屏蔽某一发送方的数据报。适用于两种 IP (RFC 3678)。</translation>
    </message>
    <message>
        <source>Joins a multicast group on an interface, for both families of IP (RFC 3678).</source>
        <translation>在某个接口上加入组播组，适用于两种 IP (RFC 3678)。</translation>
    </message>
    <message>
        <source>Joins a multicast group for the datagrams of one sender only, for both families of IP (RFC 3678).</source>
        <translation>加入组播组，但只接收某一发送方的数据报，适用于两种 IP (RFC 3678)。</translation>
    </message>
    <message>
        <source>Leaves a group that was joined with MCAST_JOIN_GROUP.</source>
        <translation>离开用 MCAST_JOIN_GROUP 加入的组。</translation>
    </message>
    <message>
        <source>The whole list of senders of one group, to admit or to block, for both families of IP. Reading needs a request that names the group.</source>
        <translation>某个组的完整发送方列表（允许或屏蔽），适用于两种 IP。读取时请求须指明组。</translation>
    </message>
    <message>
        <source>Takes back MCAST_BLOCK_SOURCE.</source>
        <translation>取消 MCAST_BLOCK_SOURCE。</translation>
    </message>
    <message>
        <source>Older form of IPV6_RECVDSTOPTS (RFC 2292).</source>
        <translation>IPV6_RECVDSTOPTS 的旧形式 (RFC 2292)。</translation>
    </message>
    <message>
        <source>Older form of IPV6_RECVHOPLIMIT (RFC 2292).</source>
        <translation>IPV6_RECVHOPLIMIT 的旧形式 (RFC 2292)。</translation>
    </message>
    <message>
        <source>Older form of IPV6_RECVHOPOPTS (RFC 2292).</source>
        <translation>IPV6_RECVHOPOPTS 的旧形式 (RFC 2292)。</translation>
    </message>
    <message>
        <source>Older form of IPV6_RECVPKTINFO (RFC 2292).</source>
        <translation>IPV6_RECVPKTINFO 的旧形式 (RFC 2292)。</translation>
    </message>
    <message>
        <source>Options for packets sent, and what the last packet of a TCP connection told (RFC 2292).</source>
        <translation>所发数据包的选项，以及 TCP 连接最近一个数据包的信息 (RFC 2292)。</translation>
    </message>
    <message>
        <source>Older form of IPV6_RECVRTHDR (RFC 2292).</source>
        <translation>IPV6_RECVRTHDR 的旧形式 (RFC 2292)。</translation>
    </message>
    <message>
        <source>Turns an IPv6 socket that is connected to an IPv4 peer (::ffff:a.b.c.d) into an AF_INET socket: set it to 2. Otherwise ENOTCONN or EINVAL.</source>
        <translation>把连接到 IPv4 对端 (::ffff:a.b.c.d) 的 IPv6 套接字变成 AF_INET 套接字：设为 2。否则返回 ENOTCONN 或 EINVAL。</translation>
    </message>
    <message>
        <source>Which of several own addresses to send from, for example temporary ones for privacy (RFC 5014).</source>
        <translation>有多个本机地址时用哪个发送，例如为保护隐私使用临时地址 (RFC 5014)。</translation>
    </message>
    <message>
        <source>Joins an IPv6 multicast group on an interface; also called IPV6_JOIN_GROUP. Without an interface the routing table picks one.</source>
        <translation>在某个接口上加入 IPv6 组播组，也称 IPV6_JOIN_GROUP。不给接口时由路由表选择。</translation>
    </message>
    <message>
        <source>Stands in the header files, but Linux never made it: ENOPROTOOPT.</source>
        <translation>头文件中有定义，但 Linux 从未实现：ENOPROTOOPT。</translation>
    </message>
    <message>
        <source>The kernel gives every connection a flow label of its own, so that routers can keep its packets on one path.</source>
        <translation>内核为每个连接分配自己的流标签，便于路由器让其数据包走同一路径。</translation>
    </message>
    <message>
        <source>On a raw socket: where in the packet the kernel puts a checksum and verifies it; -1: nowhere. ICMPv6 sockets always have it at 2.</source>
        <translation>RAW 套接字：内核在数据包的哪个位置写入并检查校验和；-1 表示不处理。ICMPv6 套接字固定为 2。</translation>
    </message>
    <message>
        <source>Datagrams larger than the path MTU are not broken up: send fails with EMSGSIZE.</source>
        <translation>大于路径 MTU 的数据报不分片：发送以 EMSGSIZE 失败。</translation>
    </message>
    <message>
        <source>Leaves a group that was joined with IPV6_ADD_MEMBERSHIP; also called IPV6_LEAVE_GROUP.</source>
        <translation>离开用 IPV6_ADD_MEMBERSHIP 加入的组，也称 IPV6_LEAVE_GROUP。</translation>
    </message>
    <message>
        <source>A destination options header for every packet sent (RFC 3542).</source>
        <translation>为每个发出的数据包加上目的选项头部 (RFC 3542)。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell their flow label and traffic class.</source>
        <translation>用 recvmsg() 接收的数据报附带流标签和流量类别。</translation>
    </message>
    <message>
        <source>sin6_flowinfo of a destination address is put into the packets sent.</source>
        <translation>把目的地址中的 sin6_flowinfo 写入所发的数据包。</translation>
    </message>
    <message>
        <source>Rents and returns flow labels. Reading tells the label in use; without one: ENOENT.</source>
        <translation>租用和归还流标签。读取得到正在使用的标签；没有时返回 ENOENT。</translation>
    </message>
    <message>
        <source>Allows bind() to an IPv6 address that this machine does not have (yet).</source>
        <translation>允许 bind() 到本机（尚）没有的 IPv6 地址。</translation>
    </message>
    <message>
        <source>On a raw socket the program writes the IPv6 header itself.</source>
        <translation>在 RAW 套接字上由程序自行填写 IPv6 头部。</translation>
    </message>
    <message>
        <source>A hop-by-hop options header for every packet sent (RFC 3542).</source>
        <translation>为每个发出的数据包加上逐跳选项头部 (RFC 3542)。</translation>
    </message>
    <message>
        <source>Makes this machine answer to an anycast address while the socket is open.</source>
        <translation>套接字打开期间，使本机应答某个任播地址。</translation>
    </message>
    <message>
        <source>Takes back IPV6_JOIN_ANYCAST.</source>
        <translation>取消 IPV6_JOIN_ANYCAST。</translation>
    </message>
    <message>
        <source>Drops packets whose hop limit is smaller; 255 admits direct neighbours only. 0: off.</source>
        <translation>丢弃跳数限制小于此值的数据包；255 只允许直连邻居。0 表示关闭。</translation>
    </message>
    <message>
        <source>On a connected socket, reading gives the path MTU known now, otherwise ENOTCONN. Setting it (1280 or more) limits the size of the packets.</source>
        <translation>已连接的套接字读取得到当前已知的路径 MTU，否则返回 ENOTCONN。设置（不小于 1280）可限制数据包大小。</translation>
    </message>
    <message>
        <source>Whether this machine may break up large packets; routers never do with IPv6. DO: larger datagrams fail with EMSGSIZE.</source>
        <translation>本机是否可以把大数据包分片；IPv6 的路由器从不分片。DO：过大的数据报以 EMSGSIZE 失败。</translation>
    </message>
    <message>
        <source>On: the socket gets datagrams of every group joined on this machine, if the port fits. Off: only of the groups it joined itself.</source>
        <translation>开启：只要端口相符，就会收到本机任何程序所加入组的数据报。关闭：只收自己加入的组。</translation>
    </message>
    <message>
        <source>How many routers multicast may pass; 1 stays in the local network, -1 takes the default.</source>
        <translation>组播可以经过多少个路由器；1 不离开本地网络，-1 采用默认值。</translation>
    </message>
    <message>
        <source>Through which interface multicast is sent; 0: the routing table decides.</source>
        <translation>组播从哪个接口发出；0 表示由路由表决定。</translation>
    </message>
    <message>
        <source>Whether multicast that is sent also reaches members on this machine. On by default.</source>
        <translation>发送的组播是否也送达本机的成员。默认开启。</translation>
    </message>
    <message>
        <source>Stands in the header files and in RFC 3542, but Linux never made it: ENOPROTOOPT.</source>
        <translation>头文件和 RFC 3542 中有定义，但 Linux 从未实现：ENOPROTOOPT。</translation>
    </message>
    <message>
        <source>The path MTU together with the address it is about. Only on a connected socket, otherwise ENOTCONN.</source>
        <translation>路径 MTU 及其对应的地址。仅限已连接的套接字，否则返回 ENOTCONN。</translation>
    </message>
    <message>
        <source>Own address and interface for every packet sent (RFC 3542). It cannot be read back.</source>
        <translation>每个发出的数据包所用的本机地址和接口 (RFC 3542)。无法读回。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() bring their destination options header.</source>
        <translation>用 recvmsg() 接收的数据报附带其目的选项头部。</translation>
    </message>
    <message>
        <source>Errors that routers and peers report (ICMPv6) are kept with the datagram they are about and read with MSG_ERRQUEUE.</source>
        <translation>路由器和对端报告的错误 (ICMPv6) 与相关数据报一起保存，用 MSG_ERRQUEUE 读取。</translation>
    </message>
    <message>
        <source>The error queue also brings the extensions that routers add to their ICMPv6 messages (RFC 4884).</source>
        <translation>错误队列还会带上路由器附加在 ICMPv6 消息中的扩展 (RFC 4884)。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell how many hops they had left.</source>
        <translation>用 recvmsg() 接收的数据报附带剩余跳数。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() bring their hop-by-hop options header.</source>
        <translation>用 recvmsg() 接收的数据报附带其逐跳选项头部。</translation>
    </message>
    <message>
        <source>recvmsg() reports when the path MTU has changed.</source>
        <translation>路径 MTU 改变时由 recvmsg() 报告。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() bring their routing header.</source>
        <translation>用 recvmsg() 接收的数据报附带其路由头部。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell their traffic class.</source>
        <translation>用 recvmsg() 接收的数据报附带其流量类别。</translation>
    </message>
    <message>
        <source>A raw socket of IPPROTO_RAW gets the packets with this Router Alert value that this machine would pass on.</source>
        <translation>协议为 IPPROTO_RAW 的套接字得到本机本应转发的、带有该 Router Alert 值的数据包。</translation>
    </message>
    <message>
        <source>Router Alert packets of the own network namespace only.</source>
        <translation>只接收自己网络命名空间的 Router Alert 数据包。</translation>
    </message>
    <message>
        <source>A routing header for every packet sent (RFC 3542).</source>
        <translation>为每个发出的数据包加上路由头部 (RFC 3542)。</translation>
    </message>
    <message>
        <source>A destination options header in front of the routing header of every packet sent (RFC 3542).</source>
        <translation>在每个发出的数据包的路由头部之前加上目的选项头部 (RFC 3542)。</translation>
    </message>
    <message>
        <source>Traffic class of packets sent, the counterpart of IP_TOS; -1 takes the default.</source>
        <translation>所发数据包的流量类别，相当于 IP_TOS；-1 采用默认值。</translation>
    </message>
    <message>
        <source>Allows bind() to foreign IPv6 addresses and connections in their name; for transparent proxies.</source>
        <translation>允许 bind() 到他人的 IPv6 地址并以其名义建立连接；供透明代理使用。</translation>
    </message>
    <message>
        <source>How many routers a packet may pass, 0 to 255; -1 takes the default (64).</source>
        <translation>数据包可以经过多少个路由器，0 至 255；-1 采用默认值（64）。</translation>
    </message>
    <message>
        <source>On: the socket is for IPv6 alone. Off: it also takes IPv4 peers, shown as ::ffff:a.b.c.d. After bind() it cannot be changed (EINVAL). Default: net.ipv6.bindv6only, normally off.</source>
        <translation>开启：套接字只用于 IPv6。关闭：也接受 IPv4 对端，显示为 ::ffff:a.b.c.d。bind() 之后无法更改 (EINVAL)。默认值：net.ipv6.bindv6only，通常关闭。</translation>
    </message>
    <message>
        <source>Tells whether listen() was called on the socket, so that it waits for connections.</source>
        <translation>表示该套接字是否已调用 listen()，即是否在等待连接。</translation>
    </message>
    <message>
        <source>Runs an eBPF program on every packet that arrives; it may cut or drop the packet. The value is the descriptor of a loaded program.</source>
        <translation>对每个到达的数据包运行一个 eBPF 程序，程序可以截短或丢弃数据包。取值是已加载程序的描述符。</translation>
    </message>
    <message>
        <source>Runs a classic BPF filter on every packet that arrives, as tcpdump does. The value holds a pointer into the calling program, so it cannot be given here.</source>
        <translation>对每个到达的数据包运行经典 BPF 过滤器，如 tcpdump 所做。取值包含指向调用程序内存的指针，因此无法在这里填写。</translation>
    </message>
    <message>
        <source>With SO_REUSEPORT, a classic BPF program picks which socket of the group gets a packet or connection. The value holds a pointer, so it cannot be given here.</source>
        <translation>与 SO_REUSEPORT 配合：由经典 BPF 程序决定组内哪个套接字得到数据包或连接。取值包含指针，因此无法在这里填写。</translation>
    </message>
    <message>
        <source>With SO_REUSEPORT, a loaded eBPF program picks which socket of the group gets a packet or connection.</source>
        <translation>与 SO_REUSEPORT 配合：由已加载的 eBPF 程序决定组内哪个套接字得到数据包或连接。</translation>
    </message>
    <message>
        <source>Ties the socket to one network interface: it sends and receives there only. Since Linux 5.7 everybody may tie a socket that is not tied yet; changing or removing it needs the right. An empty name removes it.</source>
        <translation>把套接字绑定到一个网络接口：只在该接口上收发。自 Linux 5.7 起，尚未绑定接口的套接字任何用户都可绑定；更改或解除需要权限。空名称表示解除。</translation>
    </message>
    <message>
        <source>The same as SO_BINDTODEVICE, with the number of the interface instead of its name; 0 removes it.</source>
        <translation>与 SO_BINDTODEVICE 相同，但用接口编号而不是名称；0 表示解除。</translation>
    </message>
    <message>
        <source>Tells how many extensions of the packet filter language this kernel has.</source>
        <translation>表示本内核支持多少个数据包过滤语言的扩展。</translation>
    </message>
    <message>
        <source>Allows sending to a broadcast address. Without it sendto() to such an address fails with EACCES. Receiving needs no permission.</source>
        <translation>允许向广播地址发送。未设置时，向这种地址调用 sendto() 会以 EACCES 失败。接收不需要许可。</translation>
    </message>
    <message>
        <source>Had a meaning until Linux 2.2. It is accepted and does nothing.</source>
        <translation>在 Linux 2.2 之前有意义。现在可以设置，但没有任何作用。</translation>
    </message>
    <message>
        <source>Says which buffer sizes are fixed. Setting SO_SNDBUF or SO_RCVBUF fixes that size and ends its automatic growth; clearing the bit here brings the growth back.</source>
        <translation>表示哪些缓冲区大小已固定。设置 SO_SNDBUF 或 SO_RCVBUF 会固定大小并停止自动增长；在这里清除相应位即可恢复自动增长。</translation>
    </message>
    <message>
        <source>How long a receiving call looks at the network card&apos;s queue itself before it sleeps. Trades processor time for latency; raising it needs the right.</source>
        <translation>接收调用在休眠前自行查询网卡队列的时间。用 CPU 时间换取更低延迟；调大需要权限。</translation>
    </message>
    <message>
        <source>How many packets one round of busy polling may take. Raising it above 8 needs the right; it cannot be read back.</source>
        <translation>一轮忙轮询最多处理的数据包数。超过 8 需要权限；无法读回。</translation>
    </message>
    <message>
        <source>Tells the kernel that the connection makes no progress, so that it looks for another route. Only the value 1 does something; there is nothing to read.</source>
        <translation>告知内核该连接没有进展，使其另寻路由。只有取值 1 有作用；没有可读取的值。</translation>
    </message>
    <message>
        <source>A number that no other socket of this machine ever had. It is made when first asked for; ss -e shows the same.</source>
        <translation>本机从未用于其他套接字的编号，首次查询时生成；ss -e 显示的就是它。</translation>
    </message>
    <message>
        <source>Marks the socket for debugging in the kernel. Hardly anything looks at it any more.</source>
        <translation>把套接字标记为供内核调试。如今几乎没有代码再使用它。</translation>
    </message>
    <message>
        <source>Removes the filter that SO_ATTACH_FILTER or SO_ATTACH_BPF (here called SO_DETACH_BPF) put in. The value does not matter; without a filter: ENOENT.</source>
        <translation>移除由 SO_ATTACH_FILTER 或 SO_ATTACH_BPF（此时名为 SO_DETACH_BPF）安装的过滤器。取值无关紧要；没有过滤器时返回 ENOENT。</translation>
    </message>
    <message>
        <source>Removes the program that picks a socket out of a SO_REUSEPORT group. The value does not matter; without one: ENOENT.</source>
        <translation>移除为 SO_REUSEPORT 组挑选套接字的程序。取值无关紧要；没有程序时返回 ENOENT。</translation>
    </message>
    <message>
        <source>Gives memory of a device back in which TCP data was received without copying. Only for programs that use such memory.</source>
        <translation>归还以零拷贝方式接收 TCP 数据所用的设备内存。只对使用这种内存的程序有意义。</translation>
    </message>
    <message>
        <source>The address family that the socket was made with, as a number: 2 is AF_INET, 10 AF_INET6, 1 AF_UNIX.</source>
        <translation>创建套接字时的地址族编号：2 为 AF_INET，10 为 AF_INET6，1 为 AF_UNIX。</translation>
    </message>
    <message>
        <source>Sends to directly connected networks only, past the routing table. The flag MSG_DONTROUTE does it for a single send.</source>
        <translation>绕过路由表，只向直连网络发送。标志 MSG_DONTROUTE 只对一次发送起作用。</translation>
    </message>
    <message>
        <source>The error that waits on the socket, such as the outcome of a non-blocking connect. Reading it clears it: the next call then no longer reports it. That is why it is read on request only.</source>
        <translation>套接字上待报告的错误，例如非阻塞 connect 的结果。读取即清除：之后的调用不再报告它。因此只在要求时读取。</translation>
    </message>
    <message>
        <source>The processor that handled the last packet. Set on the sockets of a SO_REUSEPORT group, it makes the kernel prefer the one whose processor fits.</source>
        <translation>处理最近一个数据包的 CPU。在 SO_REUSEPORT 组的套接字上设置后，内核优先选择 CPU 相符的套接字。</translation>
    </message>
    <message>
        <source>The number of the network card&apos;s queue that the last packet came through; 0 when there was none, as on loopback.</source>
        <translation>最近一个数据包经过的网卡队列编号；没有时为 0，例如回环接口。</translation>
    </message>
    <message>
        <source>With recvmsg(), each message of a Unix stream says how many bytes are left to read. It cannot be read back.</source>
        <translation>使 recvmsg() 在 Unix 流上附带还剩多少字节可读。无法读回。</translation>
    </message>
    <message>
        <source>On an idle TCP connection the kernel asks the peer now and then whether it is still there. Off by default; with the defaults the first question comes after two hours (TCP_KEEPIDLE). It finds nothing while data is on its way.</source>
        <translation>TCP 连接空闲时，内核不时探询对方是否仍在。默认关闭；按默认值首次探询在两小时之后（TCP_KEEPIDLE）。有数据在途时不起作用。</translation>
    </message>
    <message>
        <source>What close() does with data not sent yet. Off: it returns at once and the kernel goes on sending. On with a time: close() waits that long, even on a non-blocking socket. On with 0: the data is thrown away and the peer gets a reset (RST).</source>
        <translation>决定 close() 如何处理尚未发送的数据。关闭：立即返回，内核继续发送。开启并给出时间：close() 最多等待这么久，非阻塞套接字也是如此。开启且为 0：丢弃数据，对方收到复位 (RST)。</translation>
    </message>
    <message>
        <source>Forbids to change or remove the packet filter from now on. It cannot be taken back.</source>
        <translation>从此禁止更改或移除数据包过滤器，且无法撤销。</translation>
    </message>
    <message>
        <source>A number on every packet that is sent, which routing rules and the firewall can look at.</source>
        <translation>附在每个发出数据包上的编号，供路由规则和防火墙使用。</translation>
    </message>
    <message>
        <source>The most bytes a second that the kernel puts on the wire for this socket, evenly spaced. -1 stands for no limit.</source>
        <translation>内核每秒为该套接字均匀发出的最大字节数。-1 表示不限制。</translation>
    </message>
    <message>
        <source>Memory of the socket in bytes, in this order: received, receive limit, being sent, send limit, reserved, queued for sending, options, backlog, and last the packets dropped. It counts the kernel&apos;s bookkeeping too, not only the data.</source>
        <translation>套接字占用的内存（字节），依次为：已接收、接收上限、发送中、发送上限、预留、待发送、选项、积压，最后是丢弃的数据包数。除数据外还包括内核的管理开销。</translation>
    </message>
    <message>
        <source>A number of the network namespace that the socket lives in. A kernel without namespaces answers EINVAL.</source>
        <translation>套接字所在网络命名空间的编号。不带命名空间的内核返回 EINVAL。</translation>
    </message>
    <message>
        <source>The program supplies the checksum of Ethernet frames itself. Only packet sockets heed it.</source>
        <translation>由程序自行提供以太网帧校验。只有 packet 套接字理会它。</translation>
    </message>
    <message>
        <source>Sends UDP datagrams over IPv4 without a checksum. Received ones are still checked.</source>
        <translation>在 IPv4 上发送不带校验和的 UDP 数据报。接收时仍然检查。</translation>
    </message>
    <message>
        <source>Leaves urgent data (MSG_OOB) in the normal stream instead of keeping it aside.</source>
        <translation>把紧急数据 (MSG_OOB) 留在普通数据流中，而不是另行保存。</translation>
    </message>
    <message>
        <source>Every message received with recvmsg() says which process, user and group sent it. Only where Unix or netlink sockets are concerned.</source>
        <translation>recvmsg() 收到的每个消息都附带发送方的进程、用户和组。仅适用于 Unix 和 netlink 套接字。</translation>
    </message>
    <message>
        <source>Every message received with recvmsg() brings a descriptor of the process that sent it.</source>
        <translation>recvmsg() 收到的每个消息都附带一个指向发送进程的描述符。</translation>
    </message>
    <message>
        <source>Whether the peer may pass descriptors to this socket. On by default; off, they are refused when the peer sends them.</source>
        <translation>对方是否可以向该套接字传递描述符。默认开启；关闭后，对方发送时即被拒绝。</translation>
    </message>
    <message>
        <source>Every message received with recvmsg() brings the security label of the sender (SELinux).</source>
        <translation>recvmsg() 收到的每个消息都附带发送方的安全标签 (SELinux)。</translation>
    </message>
    <message>
        <source>Where a recv() with MSG_PEEK begins to look; it moves on with every peek. -1, the default: always at the beginning.</source>
        <translation>带 MSG_PEEK 的 recv() 从何处开始查看，每次查看后前移。默认 -1：始终从头开始。</translation>
    </message>
    <message>
        <source>Process, user and group of the program that called connect() or listen() on the other end of a Unix connection. Other families give zeros.</source>
        <translation>Unix 连接另一端调用 connect() 或 listen() 的程序的进程、用户和组。其他地址族给出零值。</translation>
    </message>
    <message>
        <source>The further groups of the peer of a Unix connection. Without a peer: ENODATA.</source>
        <translation>Unix 连接对端的附加组。没有对端时返回 ENODATA。</translation>
    </message>
    <message>
        <source>The address of the peer, as getpeername() gives it.</source>
        <translation>对端地址，与 getpeername() 给出的相同。</translation>
    </message>
    <message>
        <source>A new descriptor of the process at the other end of a Unix connection. Reading it takes a descriptor number of this program, which is why it is read on request only.</source>
        <translation>指向 Unix 连接另一端进程的新描述符。读取会占用本程序的一个描述符编号，因此只在要求时读取。</translation>
    </message>
    <message>
        <source>The security label of the peer. Needs a security module such as SELinux; without one: ENOPROTOOPT.</source>
        <translation>对端的安全标签。需要 SELinux 之类的安全模块；没有时返回 ENOPROTOOPT。</translation>
    </message>
    <message>
        <source>Lets busy polling take over from the network card&apos;s interrupts while the program keeps asking.</source>
        <translation>在程序持续查询期间，由忙轮询代替网卡中断。</translation>
    </message>
    <message>
        <source>Sets the class of the packets for the queue of the network interface; IP_TOS sets it too. Values above 6 need the right.</source>
        <translation>设置数据包在网络接口队列中的类别；IP_TOS 也会设置它。大于 6 的值需要权限。</translation>
    </message>
    <message>
        <source>The protocol of the socket as a number: 6 is TCP, 17 UDP, 1 ICMP.</source>
        <translation>套接字的协议编号：6 为 TCP，17 为 UDP，1 为 ICMP。</translation>
    </message>
    <message>
        <source>Limit of the receive buffer. The kernel doubles the number for its own bookkeeping, after capping it at net.core.rmem_max; the doubled value reads back, at least 2304. Setting it ends the automatic growth. For a large TCP window, set it before connect() or listen().</source>
        <translation>接收缓冲区上限。内核先按 net.core.rmem_max 封顶，再为自身开销加倍；读回的是加倍后的值，最少 2304。设置后不再自动增长。要得到大的 TCP 窗口，请在 connect() 或 listen() 之前设置。</translation>
    </message>
    <message>
        <source>Like SO_RCVBUF, but net.core.rmem_max is no limit. Read the outcome at SO_RCVBUF.</source>
        <translation>与 SO_RCVBUF 相同，但不受 net.core.rmem_max 限制。结果请看 SO_RCVBUF。</translation>
    </message>
    <message>
        <source>How many bytes must have arrived before recv() and poll() consider a stream readable; 1 by default.</source>
        <translation>流套接字至少到达多少字节后，recv() 和 poll() 才认为可读；默认 1。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell the mark (SO_MARK) that the firewall gave them.</source>
        <translation>用 recvmsg() 接收的数据报附带防火墙所加的标记 (SO_MARK)。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell their priority.</source>
        <translation>用 recvmsg() 接收的数据报附带其优先级。</translation>
    </message>
    <message>
        <source>How long accept(), recv() and their kin wait before they give up with EAGAIN; 0: for ever. A call that waits already keeps its old limit. The kernel rounds to its clock tick.</source>
        <translation>accept()、recv() 等调用最多等待多久，超时以 EAGAIN 返回；0 表示一直等待。已在等待的调用保持原限制。内核按时钟节拍取整。</translation>
    </message>
    <message>
        <source>Sets memory aside for the socket, so that it works under memory pressure. Needs control groups for memory; otherwise EOPNOTSUPP.</source>
        <translation>为套接字预留内存，使其在内存紧张时仍能工作。需要内存控制组，否则返回 EOPNOTSUPP。</translation>
    </message>
    <message>
        <source>Allows bind() to an address that old connections in TIME_WAIT still hold. The old socket must have had it set too. It does not let two sockets listen on one port; two UDP sockets with it may share a port, and the last to bind gets the datagrams.</source>
        <translation>允许 bind() 到仍被 TIME_WAIT 旧连接占用的地址。旧套接字当时也必须设置过它。它不允许两个套接字监听同一端口；两个都设置它的 UDP 套接字可共用端口，数据报归最后绑定者。</translation>
    </message>
    <message>
        <source>Several sockets of one user may use the same address and port if all of them set it before bind(). The kernel spreads connections or datagrams over them.</source>
        <translation>同一用户的多个套接字若都在 bind() 前设置它，就可以使用相同的地址和端口。内核把连接或数据报分摊给它们。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell how many were dropped so far because the receive buffer was full.</source>
        <translation>用 recvmsg() 接收的数据报附带因接收缓冲区已满而累计丢弃的数量。</translation>
    </message>
    <message>
        <source>Something in the error queue makes poll() report POLLPRI too.</source>
        <translation>错误队列中有内容时，poll() 还会报告 POLLPRI。</translation>
    </message>
    <message>
        <source>Limit of the send buffer. The kernel doubles the number for its own bookkeeping, after capping it at net.core.wmem_max; the doubled value reads back, at least 4608. Setting it ends the automatic growth of TCP.</source>
        <translation>发送缓冲区上限。内核先按 net.core.wmem_max 封顶，再为自身开销加倍；读回的是加倍后的值，最少 4608。设置后 TCP 不再自动增长。</translation>
    </message>
    <message>
        <source>Like SO_SNDBUF, but net.core.wmem_max is no limit. Read the outcome at SO_SNDBUF.</source>
        <translation>与 SO_SNDBUF 相同，但不受 net.core.wmem_max 限制。结果请看 SO_SNDBUF。</translation>
    </message>
    <message>
        <source>Always 1 on Linux, and it cannot be changed.</source>
        <translation>在 Linux 上始终为 1，无法更改。</translation>
    </message>
    <message>
        <source>How long send() and its kin wait before they give up with EAGAIN, or with what was taken so far; 0: for ever. It limits connect() too, which then fails with EINPROGRESS.</source>
        <translation>send() 等调用最多等待多久，超时返回 EAGAIN 或已被接收的字节数；0 表示一直等待。它也限制 connect()，超时后以 EINPROGRESS 失败。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell when they arrived, in microseconds. Excludes SO_TIMESTAMPNS.</source>
        <translation>用 recvmsg() 接收的数据报附带到达时间（微秒）。与 SO_TIMESTAMPNS 互斥。</translation>
    </message>
    <message>
        <source>Chooses time stamps for sending and receiving, made by the kernel or the network card. Those of sending come through the error queue, which makes poll() report POLLERR.</source>
        <translation>选择由内核或网卡产生的收发时间戳。发送时间戳来自错误队列，会使 poll() 报告 POLLERR。</translation>
    </message>
    <message>
        <source>Datagrams received with recvmsg() tell when they arrived, in nanoseconds. Excludes SO_TIMESTAMP.</source>
        <translation>用 recvmsg() 接收的数据报附带到达时间（纳秒）。与 SO_TIMESTAMP 互斥。</translation>
    </message>
    <message>
        <source>Whether the kernel may send the packets of a TCP connection along another path when it makes no progress.</source>
        <translation>TCP 连接没有进展时，内核是否可以让数据包改走其他路径。</translation>
    </message>
    <message>
        <source>Lets the program say for each packet when it shall leave; a queue of the interface (etf, fq) must obey it. The value is a clock and flags.</source>
        <translation>允许程序为每个数据包指定发出时间，需要接口队列（etf、fq）配合。取值是时钟和标志。</translation>
    </message>
    <message>
        <source>The type that the socket was made with, such as SOCK_STREAM.</source>
        <translation>创建套接字时的类型，例如 SOCK_STREAM。</translation>
    </message>
    <message>
        <source>Tells through the error queue whether a frame sent by wireless network was acknowledged.</source>
        <translation>通过错误队列告知无线网络发送的帧是否得到确认。</translation>
    </message>
    <message>
        <source>Allows MSG_ZEROCOPY: send() lends the program&apos;s memory to the kernel instead of copying it, and the error queue tells when it may be used again.</source>
        <translation>允许使用 MSG_ZEROCOPY：send() 不复制数据，而是把程序的内存借给内核，由错误队列告知何时可以再次使用。</translation>
    </message>
    <message>
        <source>Adds a key of the TCP Authentication Option (RFC 5925), which signs every segment. The kernel must be built with it.</source>
        <translation>添加一个 TCP 认证选项 (RFC 5925) 密钥，用于给每个报文段签名。内核须启用该功能。</translation>
    </message>
    <message>
        <source>Removes a key of the TCP Authentication Option.</source>
        <translation>删除一个 TCP 认证选项密钥。</translation>
    </message>
    <message>
        <source>Lists the keys of the TCP Authentication Option. The request names which; without it the kernel refuses.</source>
        <translation>列出 TCP 认证选项的密钥。请求中须说明要哪些，否则内核拒绝。</translation>
    </message>
    <message>
        <source>Counters and current key of the TCP Authentication Option on this connection.</source>
        <translation>该连接上 TCP 认证选项的计数和当前密钥。</translation>
    </message>
    <message>
        <source>Saves and restores the state of the TCP Authentication Option when a connection is moved (see TCP_REPAIR).</source>
        <translation>迁移连接时保存和恢复 TCP 认证选项的状态（见 TCP_REPAIR）。</translation>
    </message>
    <message>
        <source>Figures of the congestion control in use; their layout depends on it. Empty for those that tell nothing.</source>
        <translation>当前拥塞控制算法的内部数据，格式因算法而异。不提供数据的算法返回空。</translation>
    </message>
    <message>
        <source>The congestion control of this connection by name, such as cubic, reno or bbr. An unknown name gives ENOENT; one that is not in net.ipv4.tcp_allowed_congestion_control needs the right. The default is net.ipv4.tcp_congestion_control.</source>
        <translation>该连接的拥塞控制算法名称，如 cubic、reno、bbr。未知名称返回 ENOENT；不在 net.ipv4.tcp_allowed_congestion_control 中的算法需要权限。默认值来自 net.ipv4.tcp_congestion_control。</translation>
    </message>
    <message>
        <source>Holds partial segments back until the cork is pulled or 200 ms have passed. For building a message from several send() calls.</source>
        <translation>暂不发送未满的报文段，直到关闭该选项或经过 200 毫秒。用于以多次 send() 拼成一个消息。</translation>
    </message>
    <message>
        <source>accept() wakes up only when the client has sent data, or after about this time. The kernel turns the seconds into a number of retries, so another value reads back.</source>
        <translation>客户端发来数据后 accept() 才返回，否则约等待这么久。内核把秒数换算成重试次数，因此读回的值会不同。</translation>
    </message>
    <message>
        <source>The longest time that the kernel delays an acknowledgement.</source>
        <translation>内核延迟确认的最长时间。</translation>
    </message>
    <message>
        <source>Length of the queue of TCP Fast Open on a listening socket; 0: off. The client may then send data with its SYN. net.ipv4.tcp_fastopen must allow it.</source>
        <translation>监听套接字上 TCP Fast Open 队列的长度；0 表示关闭。客户端可在 SYN 中携带数据。还须 net.ipv4.tcp_fastopen 允许。</translation>
    </message>
    <message>
        <source>connect() returns at once and the first send() goes out with the SYN, if the server gave a cookie before.</source>
        <translation>connect() 立即返回，若服务端先前给过 cookie，首次 send() 的数据随 SYN 发出。</translation>
    </message>
    <message>
        <source>The secret that makes the cookies of TCP Fast Open: 16 bytes, or 32 for a second key.</source>
        <translation>生成 TCP Fast Open cookie 的密钥：16 字节，带备用密钥时 32 字节。</translation>
    </message>
    <message>
        <source>TCP Fast Open without a cookie. Only for networks where no address can be forged.</source>
        <translation>不使用 cookie 的 TCP Fast Open。只适用于地址无法伪造的网络。</translation>
    </message>
    <message>
        <source>A snapshot of the connection: state, round-trip time, congestion window, retransmissions and more. On a listening socket it tells the length and limit of the accept queue.</source>
        <translation>连接的快照：状态、往返时间、拥塞窗口、重传等。在监听套接字上给出全连接队列的长度和上限。</translation>
    </message>
    <message>
        <source>recvmsg() tells how many bytes are left to read.</source>
        <translation>使 recvmsg() 告知还有多少字节可读。</translation>
    </message>
    <message>
        <source>Tells whether the connection really uses Multipath TCP. Plain TCP gives 0.</source>
        <translation>表示连接是否真正使用多路径 TCP。普通 TCP 返回 0。</translation>
    </message>
    <message>
        <source>After how many questions without an answer SO_KEEPALIVE gives the connection up, 1 to 127. Default: net.ipv4.tcp_keepalive_probes.</source>
        <translation>SO_KEEPALIVE 在多少次探测无应答后放弃连接，1 至 127。默认值：net.ipv4.tcp_keepalive_probes。</translation>
    </message>
    <message>
        <source>How long a connection must be idle before SO_KEEPALIVE asks for the first time, 1 to 32767; other values give EINVAL. Default: net.ipv4.tcp_keepalive_time, two hours.</source>
        <translation>连接空闲多久后 SO_KEEPALIVE 首次探测，1 至 32767；其他值返回 EINVAL。默认值：net.ipv4.tcp_keepalive_time，两小时。</translation>
    </message>
    <message>
        <source>Time between two questions of SO_KEEPALIVE, 1 to 32767. Default: net.ipv4.tcp_keepalive_intvl.</source>
        <translation>SO_KEEPALIVE 两次探测之间的间隔，1 至 32767。默认值：net.ipv4.tcp_keepalive_intvl。</translation>
    </message>
    <message>
        <source>How long a closed connection waits in FIN_WAIT2 for the peer&apos;s FIN. At most 120 s; 0 takes net.ipv4.tcp_fin_timeout, a negative value does not wait at all.</source>
        <translation>关闭后的连接在 FIN_WAIT2 中等待对方 FIN 的时间。最多 120 秒；0 采用 net.ipv4.tcp_fin_timeout，负值表示不等待。</translation>
    </message>
    <message>
        <source>Largest segment to be sent and announced to the peer, 88 to 32767; 0 takes it back. Before the connection stands, 536 or the value set reads back, after it what both ends agreed on; the interface and the options of TCP make it smaller.</source>
        <translation>向对方通告并用于发送的最大报文段，88 至 32767；0 表示取消。连接建立前读回 536 或设定值，建立后读回双方商定的值；接口和 TCP 选项会使其更小。</translation>
    </message>
    <message>
        <source>Sets an MD5 key for a peer (RFC 2385); segments without the right signature are dropped. Used by BGP routers. It cannot be read back.</source>
        <translation>为某个对端设置 MD5 密钥 (RFC 2385)，签名不符的报文段会被丢弃。用于 BGP 路由器。无法读回。</translation>
    </message>
    <message>
        <source>Like TCP_MD5SIG, for a whole network of peers or one interface.</source>
        <translation>与 TCP_MD5SIG 相同，但针对整个网段的对端或某个接口。</translation>
    </message>
    <message>
        <source>Switches Nagle&apos;s algorithm off: small pieces go out at once, even while earlier data is not acknowledged. Helps a dialogue of small messages; it does not keep the pieces apart at the receiver.</source>
        <translation>关闭 Nagle 算法：即使先前的数据尚未确认，小块数据也立即发出。有利于小消息对话；但不会让接收方分开收到各块。</translation>
    </message>
    <message>
        <source>poll() reports the socket writable only while less than this waits unsent in the send buffer. -1, the default, stands for no limit.</source>
        <translation>发送缓冲区中未发送的数据少于此值时，poll() 才报告可写。默认 -1 表示不限制。</translation>
    </message>
    <message>
        <source>In repair mode: sequence number of the queue chosen with TCP_REPAIR_QUEUE. Otherwise EINVAL or EPERM.</source>
        <translation>修复模式下：由 TCP_REPAIR_QUEUE 选定队列的序列号。否则返回 EINVAL 或 EPERM。</translation>
    </message>
    <message>
        <source>Acknowledges at once instead of waiting up to 40 ms for an answer to send it with. The kernel falls back to delaying by itself, so it is no lasting setting; it is not passed on to accepted connections.</source>
        <translation>立即确认，而不是最多等待 40 毫秒与应答一起发送。内核会自行恢复延迟确认，因此不是持久设置；也不会传给已接受的连接。</translation>
    </message>
    <message>
        <source>Repair mode: the queues and numbers of a connection can be read and set, and close() sends nothing, so that it can be moved to another process or machine.</source>
        <translation>修复模式：可以读写连接的队列和序号，close() 不发送任何内容，从而可把连接迁移到其他进程或机器。</translation>
    </message>
    <message>
        <source>In repair mode: the options that both ends agreed on (window scale, segment size, time stamps).</source>
        <translation>修复模式下：双方商定的选项（窗口缩放、报文段大小、时间戳）。</translation>
    </message>
    <message>
        <source>In repair mode: which queue send(), recv() and TCP_QUEUE_SEQ mean.</source>
        <translation>修复模式下：send()、recv() 和 TCP_QUEUE_SEQ 针对哪个队列。</translation>
    </message>
    <message>
        <source>In repair mode: the state of the windows. Otherwise EINVAL or EPERM.</source>
        <translation>修复模式下：窗口的状态。否则返回 EINVAL 或 EPERM。</translation>
    </message>
    <message>
        <source>The longest time between two retransmissions, 1 to 120 seconds.</source>
        <translation>两次重传之间的最长时间，1 至 120 秒。</translation>
    </message>
    <message>
        <source>The shortest time before the kernel sends a segment again.</source>
        <translation>内核重传报文段之前的最短时间。</translation>
    </message>
    <message>
        <source>The headers of the SYN that began an accepted connection, if TCP_SAVE_SYN was set on the listening socket. They are given once: reading frees them, which is why it is read on request only.</source>
        <translation>开启该连接的 SYN 报文头部，前提是监听套接字设置了 TCP_SAVE_SYN。只给一次：读取即释放，因此只在要求时读取。</translation>
    </message>
    <message>
        <source>The kernel keeps the SYN of every new connection for TCP_SAVED_SYN. 1: network and TCP headers, 2: also the header of the link.</source>
        <translation>内核为 TCP_SAVED_SYN 保存每个新连接的 SYN。1：网络层和 TCP 头部；2：还包括链路层头部。</translation>
    </message>
    <message>
        <source>How often a SYN is sent again before connect() gives up with ETIMEDOUT, 1 to 127. Default: net.ipv4.tcp_syn_retries (6: more than two minutes).</source>
        <translation>connect() 以 ETIMEDOUT 放弃之前重发 SYN 的次数，1 至 127。默认值：net.ipv4.tcp_syn_retries（6 次，超过两分钟）。</translation>
    </message>
    <message>
        <source>Had a meaning for thin streams once. It is accepted, and newer kernels do nothing with it.</source>
        <translation>曾用于稀疏数据流。仍可设置，但新内核不再使用。</translation>
    </message>
    <message>
        <source>A stream with few packets on the way retries at even intervals a few times before they grow.</source>
        <translation>在途数据包很少的流，先以均匀间隔重试若干次，之后间隔才增长。</translation>
    </message>
    <message>
        <source>The clock of the TCP time stamps. It can be set in repair mode only.</source>
        <translation>TCP 时间戳的时钟。只能在修复模式下设置。</translation>
    </message>
    <message>
        <source>Delays everything that this socket sends, for trying slow networks out. Needs the fq queue on the interface.</source>
        <translation>延迟该套接字发出的所有数据，用于模拟慢速网络。需要接口使用 fq 队列。</translation>
    </message>
    <message>
        <source>Puts a layer on top of the connection inside the kernel, such as tls. The connection must stand; an unknown name gives ENOENT.</source>
        <translation>在内核中为连接加一层协议，例如 tls。连接必须已建立；未知名称返回 ENOENT。</translation>
    </message>
    <message>
        <source>How long sent data may stay unacknowledged before the connection ends with ETIMEDOUT; 0: as long as the kernel retries, about 15 minutes. With SO_KEEPALIVE it replaces TCP_KEEPCNT.</source>
        <translation>已发送数据最长可以多久得不到确认，超过后连接以 ETIMEDOUT 结束；0 表示由内核重试决定，约 15 分钟。与 SO_KEEPALIVE 同用时代替 TCP_KEEPCNT。</translation>
    </message>
    <message>
        <source>Upper limit of the window that is announced to the peer. The kernel raises small values to half of the smallest receive buffer.</source>
        <translation>向对方通告的窗口上限。过小的值会被内核提高到最小接收缓冲区的一半。</translation>
    </message>
    <message>
        <source>Maps received data into the program&apos;s memory instead of copying it. Needs memory that was prepared for it, and takes the data from the queue.</source>
        <translation>把收到的数据映射到程序内存而不是复制。需要事先准备好的内存，并会从队列中取走数据。</translation>
    </message>
    <message>
        <source>Collects what is sent into one datagram until it is switched off again. A forgotten cork sends nothing.</source>
        <translation>把发送的内容积攒成一个数据报，直到再次关闭。忘记关闭就什么也不会发出。</translation>
    </message>
    <message>
        <source>The kernel takes packets of a tunnel (IPsec, L2TP, GTP) out of this socket&apos;s datagrams. For programs that run such tunnels.</source>
        <translation>由内核从该套接字的数据报中取出隧道（IPsec、L2TP、GTP）数据包。供运行此类隧道的程序使用。</translation>
    </message>
    <message>
        <source>The kernel may join several datagrams of one sender into one large receive; recvmsg() tells their size.</source>
        <translation>内核可以把同一发送方的多个数据报合并成一次接收；recvmsg() 会告知单个大小。</translation>
    </message>
    <message>
        <source>Accepts IPv6 datagrams whose checksum is zero; otherwise they are dropped.</source>
        <translation>接受校验和为零的 IPv6 数据报；否则会被丢弃。</translation>
    </message>
    <message>
        <source>Sends IPv6 datagrams with a checksum of zero. The receiver must allow it.</source>
        <translation>发送校验和为零的 IPv6 数据报。接收方必须允许。</translation>
    </message>
    <message>
        <source>One large send() is cut into datagrams of this size by the kernel or the network card; 0: off.</source>
        <translation>一次大的 send() 由内核或网卡切成这个大小的多个数据报；0 表示关闭。</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>标志组合</translation>
    </message>
    <message>
        <source>number (64 bits)</source>
        <translation>数字（64 位）</translation>
    </message>
    <message>
        <source>struct linger: switch and time</source>
        <translation>struct linger：开关和时间</translation>
    </message>
    <message>
        <source>struct timeval: time</source>
        <translation>struct timeval：时间</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>name of an interface</source>
        <translation>网络接口名称</translation>
    </message>
    <message>
        <source>number of an interface</source>
        <translation>网络接口编号</translation>
    </message>
    <message>
        <source>number of an interface (network byte order)</source>
        <translation>网络接口编号（网络字节序）</translation>
    </message>
    <message>
        <source>interface (struct ip_mreqn)</source>
        <translation>网络接口 (struct ip_mreqn)</translation>
    </message>
    <message>
        <source>group and interface (struct ip_mreqn)</source>
        <translation>组播组和接口 (struct ip_mreqn)</translation>
    </message>
    <message>
        <source>group, sender, interface (struct ip_mreq_source)</source>
        <translation>组播组、发送方、接口 (struct ip_mreq_source)</translation>
    </message>
    <message>
        <source>group and interface (struct ipv6_mreq)</source>
        <translation>组播组和接口 (struct ipv6_mreq)</translation>
    </message>
    <message>
        <source>group and interface (struct group_req)</source>
        <translation>组播组和接口 (struct group_req)</translation>
    </message>
    <message>
        <source>group, sender, interface (struct group_source_req)</source>
        <translation>组播组、发送方、接口 (struct group_source_req)</translation>
    </message>
    <message>
        <source>two ports</source>
        <translation>两个端口</translation>
    </message>
    <message>
        <source>process, user, group (struct ucred)</source>
        <translation>进程、用户、组 (struct ucred)</translation>
    </message>
    <message>
        <source>list of numbers</source>
        <translation>数字列表</translation>
    </message>
    <message>
        <source>address (struct sockaddr)</source>
        <translation>地址 (struct sockaddr)</translation>
    </message>
    <message>
        <source>filter program (struct sock_fprog)</source>
        <translation>过滤程序 (struct sock_fprog)</translation>
    </message>
    <message>
        <source>structure, as bytes</source>
        <translation>结构体（按字节）</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>hops</source>
        <translation>跳</translation>
    </message>
    <message>
        <source>read and set</source>
        <translation>可读可设</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>set only, cannot be read back</source>
        <translation>只能设置，无法读回</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>随时</translation>
    </message>
    <message>
        <source>before bind()</source>
        <translation>在 bind() 之前</translation>
    </message>
    <message>
        <source>before connect() or listen()</source>
        <translation>在 connect() 或 listen() 之前</translation>
    </message>
    <message>
        <source>on the listening socket</source>
        <translation>在监听套接字上</translation>
    </message>
    <message>
        <source>on a connected socket</source>
        <translation>在已连接的套接字上</translation>
    </message>
    <message>
        <source>in repair mode (TCP_REPAIR)</source>
        <translation>在修复模式 (TCP_REPAIR) 中</translation>
    </message>
    <message>
        <source>Reading clears the error: the next call does not report it any more.</source>
        <translation>读取即清除该错误：之后的调用不再报告它。</translation>
    </message>
    <message>
        <source>Reading takes it: the kernel gives it only once.</source>
        <translation>读取即取走：内核只给一次。</translation>
    </message>
    <message>
        <source>Reading takes received data out of the queue.</source>
        <translation>读取会从队列中取走已收到的数据。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on, %1 s</source>
        <translation>开，%1 秒</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限制</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>since before Linux 2.2</source>
        <translation>Linux 2.2 之前已有</translation>
    </message>
    <message>
        <source>since Linux %1</source>
        <translation>自 Linux %1</translation>
    </message>
    <message>
        <source>Some values need %1.</source>
        <translation>部分取值需要 %1。</translation>
    </message>
    <message>
        <source>Setting it needs %1.</source>
        <translation>设置需要 %1。</translation>
    </message>
    <message>
        <source>%1: this kernel or this kind of socket does not let it be set.</source>
        <translation>%1：本内核或这种套接字不允许设置。</translation>
    </message>
    <message>
        <source>%1: not in this kernel, or not for this kind of socket.</source>
        <translation>%1：本内核没有，或不适用于这种套接字。</translation>
    </message>
    <message>
        <source>%1: there is no value before the socket is connected.</source>
        <translation>%1：套接字连接之前没有值。</translation>
    </message>
    <message>
        <source>%1: this user may not set it.</source>
        <translation>%1：当前用户无权设置。</translation>
    </message>
    <message>
        <source>%1: this user may not set it; it needs %2.</source>
        <translation>%1：当前用户无权设置，需要 %2。</translation>
    </message>
    <message>
        <source>%1: the value does not fit, or it is too late or too early: set it %2.</source>
        <translation>%1：取值不合适，或时机过早过晚；请%2设置。</translation>
    </message>
    <message>
        <source>%1: the value does not fit; allowed: %2 to %3.</source>
        <translation>%1：取值不合适；允许 %2 至 %3。</translation>
    </message>
    <message>
        <source>%1: there is a value in repair mode only (TCP_REPAIR).</source>
        <translation>%1：只有在修复模式 (TCP_REPAIR) 中才有值。</translation>
    </message>
    <message>
        <source>%1: the kernel knows no such name, or there is nothing to remove.</source>
        <translation>%1：内核不认识这个名称，或没有可移除的内容。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Read and clear</source>
        <translation>读取并清除</translation>
    </message>
    <message>
        <source>Read and take</source>
        <translation>读取并取走</translation>
    </message>
    <message>
        <source>Read, opens an fd</source>
        <translation>读取（会打开描述符）</translation>
    </message>
    <message>
        <source>Read, takes data</source>
        <translation>读取（会取走数据）</translation>
    </message>
    <message>
        <source>Here %1 is %2: a larger value is cut to that, without an error.</source>
        <translation>本机 %1 为 %2：更大的值会被截到该值，且不报错。</translation>
    </message>
    <message>
        <source>Outside %1 to %2: the kernel will refuse it or keep another value.</source>
        <translation>超出 %1 到 %2：内核会拒绝，或保留另一个值。</translation>
    </message>
    <message>
        <source>%1: not for this kind of socket.</source>
        <translation>%1：不适用于这种套接字。</translation>
    </message>
    <message>
        <source>%1: this kernel does not have it.</source>
        <translation>%1：本机内核没有该选项。</translation>
    </message>
    <message>
        <source>0: no error</source>
        <translation>0：无错误</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>no wait</source>
        <translation>不等待</translation>
    </message>
    <message>
        <source>no unix peer</source>
        <translation>没有 Unix 对端</translation>
    </message>
    <message>
        <source>Reading opens a new file descriptor in this program, which is closed again at once.</source>
        <translation>读取会在本程序中打开一个新的文件描述符，并随即关闭。</translation>
    </message>
</context>
<context>
    <name>OptionsVerb</name>
    <message>
        <source>Address family of the socket, such as AF_INET6.</source>
        <translation>套接字的地址族，如 AF_INET6。</translation>
    </message>
    <message>
        <source>Type of the socket, such as SOCK_DGRAM.</source>
        <translation>套接字的类型，如 SOCK_DGRAM。</translation>
    </message>
    <message>
        <source>Protocol of the socket by name or number.</source>
        <translation>套接字的协议，名称或编号。</translation>
    </message>
    <message>
        <source>Options of this level only, such as IPPROTO_TCP.</source>
        <translation>只列出这一层的选项，如 IPPROTO_TCP。</translation>
    </message>
    <message>
        <source>Options only whose name fits this pattern (* and ? stand for anything).</source>
        <translation>只列出名称符合该模式的选项（* 和 ? 代表任意字符）。</translation>
    </message>
    <message>
        <source>Text, or one JSON object a line.</source>
        <translation>文本，或每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Language of messages.</source>
        <translation>消息的语言。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Makes a socket and prints the options it has: what they hold by default, what they are for.</source>
        <translation>创建一个套接字，列出它的选项：默认值和用途。</translation>
    </message>
    <message>
        <source>Lists socket options.</source>
        <translation>列出套接字选项。</translation>
    </message>
    <message>
        <source>--%1: &apos;%2&apos; is no name that is known.</source>
        <translation>--%1：未知名称“%2”。</translation>
    </message>
    <message>
        <source>--level: &apos;%1&apos; is no level with a table of options; choose SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6 or IPPROTO_UDP.</source>
        <translation>--level：“%1”层没有选项表；请选择 SOL_SOCKET、IPPROTO_TCP、IPPROTO_IP、IPPROTO_IPV6 或 IPPROTO_UDP。</translation>
    </message>
    <message>
        <source>There is no format &apos;%1&apos;; choose text or jsonl.</source>
        <translation>没有格式“%1”；请选择 text 或 jsonl。</translation>
    </message>
    <message>
        <source>There is no language &apos;%1&apos;; choose en or zh_CN.</source>
        <translation>没有语言“%1”；请选择 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too much: options takes no further words.</source>
        <translation>多余的“%1”：options 不接受其他参数。</translation>
    </message>
    <message>
        <source>(cannot be read)</source>
        <translation>（无法读取）</translation>
    </message>
    <message>
        <source>(not read)</source>
        <translation>（未读取）</translation>
    </message>
    <message>
        <source>
Exit status: 0 the options were printed; 1 no such socket could be made; 2 the command line is wrong.
</source>
        <translation>
退出状态：0 已列出选项；1 无法创建这样的套接字；2 命令行有误。
</translation>
    </message>
</context>
<context>
    <name>PathWording</name>
    <message>
        <source>%1 was taken a moment ago and is free now. Try again.</source>
        <translation>%1 刚才被占用，现在已经空闲。请重试。</translation>
    </message>
    <message>
        <source>%1 exists and is no socket. bind() makes its file itself and never takes one that is there. Choose another path.</source>
        <translation>%1 已存在，而且不是套接字。bind() 会自己创建文件，从不使用已有的文件。请另选路径。</translation>
    </message>
    <message>
        <source>%1 is a stale socket file: its socket was closed and nobody is reached there, but bind() refuses every file that exists. Remove the file, or choose another path.</source>
        <translation>%1 是遗留的套接字文件：它的套接字已经关闭，那里无人可连，但只要文件存在，bind() 就会拒绝。请删除该文件，或另选路径。</translation>
    </message>
    <message>
        <source>A socket is bound to %1 and alive; its file must not be removed. Stop the program that has it, or choose another path.</source>
        <translation>有一个套接字正绑定在 %1 上，仍在使用；不能删除它的文件。请停止使用它的程序，或另选路径。</translation>
    </message>
    <message>
        <source>%1 exists, and this user may not see whether anybody uses it. Choose another path.</source>
        <translation>%1 已存在，而当前用户无权查看是否有人在使用它。请另选路径。</translation>
    </message>
    <message>
        <source>The socket file %1 was removed.</source>
        <translation>套接字文件 %1 已删除。</translation>
    </message>
    <message>
        <source>%1 was gone already.</source>
        <translation>%1 已经不在了。</translation>
    </message>
    <message>
        <source>%1 was not removed: a socket is bound to it now.</source>
        <translation>%1 没有删除：现在有套接字绑定在它上面。</translation>
    </message>
    <message>
        <source>%1 was not removed: it is no socket any more.</source>
        <translation>%1 没有删除：它已不再是套接字。</translation>
    </message>
    <message>
        <source>%1 was not removed (%2). Check the rights of the folder.</source>
        <translation>%1 没有删除（%2）。请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>%1 is a stale socket file: the socket that was bound to it was closed, and only its file is left. Start the server; where it finds the file in its way, the file has to be removed first.</source>
        <translation>%1 是遗留的套接字文件：绑定到它的套接字已关闭，只留下了文件。请启动服务端；若该文件挡住了它，须先删除该文件。</translation>
    </message>
</context>
<context>
    <name>PingPanel</name>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>Re&amp;quests</source>
        <translation>请求数(&amp;Q)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Host to ping</source>
        <translation>要 ping 的主机</translation>
    </message>
    <message>
        <source>Number of requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>How many requests are sent; after the last reply the socket is closed</source>
        <translation>发送多少个请求；收到最后一个应答后关闭套接字</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>直到停止</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
</context>
<context>
    <name>PortHolderWording</name>
    <message>
        <source>This program itself listens on %1. Stop that server first, or choose another port.</source>
        <translation>本程序自身正在监听 %1。请先停止该服务端，或换一个端口。</translation>
    </message>
    <message>
        <source>This program itself has a socket on %1 (%2). Close it first, or choose another port.</source>
        <translation>本程序自身有一个套接字占用 %1（%2）。请先关闭它，或换一个端口。</translation>
    </message>
    <message>
        <source>A program</source>
        <translation>某程序</translation>
    </message>
    <message>
        <source>%1 (process %2) listens on %3. Stop it, or choose another port.</source>
        <translation>%1（进程 %2）正在监听 %3。请停止它，或换一个端口。</translation>
    </message>
    <message>
        <source>%1 (process %2) has a socket on %3 (%4). Wait until it is closed, or choose another port.</source>
        <translation>%1（进程 %2）有一个套接字占用 %3（%4）。请等待其关闭，或换一个端口。</translation>
    </message>
    <message>
        <source>A process of user %1 has a socket on %2 (%3); the system does not show which process. Choose another port, or look with &apos;ss -tanp&apos; as root.</source>
        <translation>用户 %1 的某个进程有一个套接字占用 %2（%3）；系统未显示是哪个进程。请换一个端口，或以 root 身份运行 ss -tanp 查看。</translation>
    </message>
    <message>
        <source>No program holds it: a finished connection on %1 is in TIME_WAIT and fades within 60 seconds. Wait, choose another port, or set SO_REUSEADDR before bind; the earlier server must have set it too.</source>
        <translation>没有程序占用它：%1 上有一条已结束的连接处于 TIME_WAIT，将在 60 秒内消失。请等待、换一个端口，或在 bind 之前设置 SO_REUSEADDR（先前的服务端也必须设置过）。</translation>
    </message>
    <message>
        <source>No program holds it any more: the kernel is still closing a connection on %1 (%2). Wait a moment, or choose another port.</source>
        <translation>已没有程序占用它：内核仍在关闭 %1 上的一条连接（%2）。请稍候，或换一个端口。</translation>
    </message>
    <message>
        <source>This program itself has a UDP socket on %1. Close it first, or choose another port.</source>
        <translation>本程序自己已在 %1 打开一个 UDP 套接字。请先关闭它，或换一个端口。</translation>
    </message>
    <message>
        <source>%1 (process %2) has a UDP socket on %3. Stop it, or choose another port.</source>
        <translation>%1（进程 %2）在 %3 上有一个 UDP 套接字。请停止它，或换一个端口。</translation>
    </message>
    <message>
        <source>A process of user %1 has a UDP socket on %2; the system does not show which process. Choose another port, or look with &apos;ss -uanp&apos; as root.</source>
        <translation>用户 %1 的某个进程在 %2 上有一个 UDP 套接字，系统不显示是哪个进程。请换一个端口，或以 root 身份用 “ss -uanp” 查看。</translation>
    </message>
</context>
<context>
    <name>QtWording</name>
    <message>
        <source>Qt has made no descriptor yet: the option is kept, and set when Qt binds or one is needed.</source>
        <translation>Qt 还没有创建描述符：该选项先保存，等 Qt 绑定或需要描述符时再设置。</translation>
    </message>
    <message>
        <source>QLocalSocket and QLocalServer have no bind: the path is kept for QLocalServer::listen, which binds it. Whether it is free shows only then.</source>
        <translation>QLocalSocket 和 QLocalServer 没有 bind：路径先保存，由 QLocalServer::listen 绑定。路径是否空闲到那时才知道。</translation>
    </message>
    <message>
        <source>QTcpServer has accepted a connection that no accept was waiting for: Qt takes them by itself, up to {asked} at a time. The peer sees itself connected.</source>
        <translation>QTcpServer 接受了一个连接，而此时没有 accept 在等待：Qt 会自行接受连接，同时最多 {asked} 个。对端认为已经连接成功。</translation>
    </message>
    <message>
        <source>{result} connections wait in QTcpServer, as many as it takes: it accepts no more until some are taken out. Further ones wait in the kernel&apos;s accept queue.</source>
        <translation>有 {result} 个连接在 QTcpServer 中等待，已达上限：在取走一部分之前它不再接受。其余连接在内核的全连接队列中等待。</translation>
    </message>
    <message>
        <source>{result} bytes wait in Qt&apos;s own buffer, which the peer is too slow for. Qt would take more without a limit; here further sends wait at {asked} bytes.</source>
        <translation>有 {result} 字节在 Qt 自己的缓冲区中等待，因为对端接收太慢。Qt 本身没有上限；这里到 {asked} 字节后，后续发送须等待。</translation>
    </message>
    <message>
        <source>{result} bytes wait in Qt&apos;s own buffer (readBufferSize): Qt reads no more, the kernel&apos;s receive buffer fills, then TCP slows the peer.</source>
        <translation>有 {result} 字节在 Qt 自己的缓冲区（readBufferSize）中等待：Qt 不再读取，内核的接收缓冲区随之填满，然后 TCP 使对端减速。</translation>
    </message>
    <message>
        <source>The peer has ended the connection, and Qt has closed both directions: bytes that were still to be sent and are lost: {result}. Qt has one name (RemoteHostClosedError) for an end and for a reset, so nobody can tell which it was. The native backend tells.</source>
        <translation>对端结束了连接，Qt 已关闭两个方向；尚未发送而丢失的字节数：{result}。Qt 对正常结束和复位只有一个名称（RemoteHostClosedError），因此无法区分。原生后端可以区分。</translation>
    </message>
    <message>
        <source>The socket is closed, but {result} bytes still wait in Qt&apos;s own buffer: Qt sends them from the event loop, then closes the descriptor.</source>
        <translation>套接字已关闭，但仍有 {result} 字节在 Qt 自己的缓冲区中等待：Qt 会在事件循环中发送它们，然后关闭描述符。</translation>
    </message>
    <message>
        <source>QAbstractSocket::abort drops what waits and closes at once, but it sets no SO_LINGER: the peer gets a reset only when unread bytes are left, else an end. The native backend sends a reset.</source>
        <translation>QAbstractSocket::abort 丢弃等待的数据并立即关闭，但不设置 SO_LINGER：只有留有未读字节时对端才会收到复位，否则收到正常结束。原生后端会发送复位。</translation>
    </message>
    <message>
        <source>Qt cannot end one direction alone: disconnectFromHost closes both. Use SHUT_RDWR, or the native backend.</source>
        <translation>Qt 不能只结束一个方向：disconnectFromHost 会关闭两个方向。请使用 SHUT_RDWR 或原生后端。</translation>
    </message>
    <message>
        <source>Qt has no socketpair. Use the native backend.</source>
        <translation>Qt 没有 socketpair。请使用原生后端。</translation>
    </message>
    <message>
        <source>Qt objects cannot share a socket: there is no dup. Use the native backend.</source>
        <translation>Qt 对象不能共用一个套接字：没有 dup。请使用原生后端。</translation>
    </message>
    <message>
        <source>Qt programs do not poll: signals tell when something can be read. Use the native backend.</source>
        <translation>Qt 程序不使用 poll：由信号通知何时可读。请使用原生后端。</translation>
    </message>
    <message>
        <source>makefile and its calls are of the native backend: a QTcpSocket is a QIODevice, with a buffer of its own.</source>
        <translation>makefile 及其调用属于原生后端：QTcpSocket 本身就是带缓冲区的 QIODevice。</translation>
    </message>
    <message>
        <source>QHostInfo looks up hosts only: no services, protocols, flags. Use the native backend.</source>
        <translation>QHostInfo 只查询主机：不查询服务和协议，也没有标志。请使用原生后端。</translation>
    </message>
    <message>
        <source>Calls that convert numbers and addresses touch no socket: use the native backend.</source>
        <translation>转换数字和地址的调用不涉及套接字：请使用原生后端。</translation>
    </message>
    <message>
        <source>Qt&apos;s classes know IPv4, IPv6 and unix sockets only. Use the native backend.</source>
        <translation>Qt 的类只支持 IPv4、IPv6 和 Unix 套接字。请使用原生后端。</translation>
    </message>
    <message>
        <source>Qt&apos;s classes know TCP, UDP and unix streams only: no SOCK_SEQPACKET, no raw sockets, no unix datagrams. Use the native backend.</source>
        <translation>Qt 的类只支持 TCP、UDP 和 Unix 流：没有 SOCK_SEQPACKET、原始套接字和 Unix 数据报。请使用原生后端。</translation>
    </message>
    <message>
        <source>Qt chooses the protocol by the class of the socket. Use 0, or the native backend.</source>
        <translation>Qt 由套接字的类决定协议。请使用 0 或原生后端。</translation>
    </message>
    <message>
        <source>Qt&apos;s read and write have no MSG_ flags. Use the native backend.</source>
        <translation>Qt 的 read 和 write 没有 MSG_ 标志。请使用原生后端。</translation>
    </message>
    <message>
        <source>A listening QTcpServer or QLocalServer cannot listen again: its backlog is set before. Use the native backend.</source>
        <translation>正在监听的 QTcpServer 或 QLocalServer 不能再次 listen：backlog 须事先设置。请使用原生后端。</translation>
    </message>
    <message>
        <source>A QUdpSocket does not listen, accept, or read and write in full. Use a TCP socket.</source>
        <translation>QUdpSocket 不能监听、接受连接，也不能完整读写。请使用 TCP 套接字。</translation>
    </message>
    <message>
        <source>A QLocalSocket has no address of its own: bind is for the one that listens. Use the native backend.</source>
        <translation>QLocalSocket 没有自己的地址：bind 只用于监听的一方。请使用原生后端。</translation>
    </message>
    <message>
        <source>The connection goes on in spite of what is wrong with the peer&apos;s certificate (errors: {result}), as was asked for this connection: it is encrypted, but nobody knows with whom.</source>
        <translation>对端证书有问题（错误数：{result}），但按对此连接的要求继续：数据已加密，却无法确认对方是谁。</translation>
    </message>
    <message>
        <source>TLS runs over TCP connections here: Qt&apos;s QSslSocket is a QTcpSocket.</source>
        <translation>这里的 TLS 建立在 TCP 连接之上：Qt 的 QSslSocket 就是一种 QTcpSocket。</translation>
    </message>
    <message>
        <source>This connection is a QTcpSocket, which cannot start TLS: a QSslSocket can. Choose TLS, at once or later, before the socket is made.</source>
        <translation>此连接是 QTcpSocket，不能启动 TLS；QSslSocket 才可以。请在创建套接字之前选择“立即使用 TLS”或“稍后使用 TLS”。</translation>
    </message>
    <message>
        <source>QTcpServer and QLocalServer have no shutdown: close() ends the listening. Use close, or the native backend.</source>
        <translation>QTcpServer 和 QLocalServer 没有 shutdown：由 close() 结束监听。请使用 close 或原生后端。</translation>
    </message>
    <message>
        <source>QLocalServer::listen needs a name: the system picks none. Give a path or @name, or use the native backend.</source>
        <translation>QLocalServer::listen 需要名称：系统不会代为选取。请给出路径或 @名称，或使用原生后端。</translation>
    </message>
    <message>
        <source>QTcpServer::listen always sets SO_REUSEADDR. The native backend leaves the choice.</source>
        <translation>QTcpServer::listen 总是设置 SO_REUSEADDR。原生后端可以选择。</translation>
    </message>
    <message>
        <source>QUdpSocket always sets SO_BROADCAST. The native backend leaves the choice.</source>
        <translation>QUdpSocket 总是设置 SO_BROADCAST。原生后端可以选择。</translation>
    </message>
    <message>
        <source>QUdpSocket always asks for destination, interface and hop limit. The native backend leaves the choice.</source>
        <translation>QUdpSocket 总是索取目的地址、接口和跳数限制。原生后端可以选择。</translation>
    </message>
    <message>
        <source>QNetworkDatagram does not tell how many datagrams the kernel has dropped. Use the native backend.</source>
        <translation>QNetworkDatagram 不报告内核丢弃了多少数据报。请使用原生后端。</translation>
    </message>
    <message>
        <source>QUdpSocket does not read the error queue. Use the native backend.</source>
        <translation>QUdpSocket 不读取错误队列。请使用原生后端。</translation>
    </message>
</context>
<context>
    <name>RelayPanel</name>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Listen on</source>
        <translation>监听于(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>→ &amp;Target</source>
        <translation>→ 目标(&amp;T)</translation>
    </message>
    <message>
        <source>Target p&amp;ort</source>
        <translation>目标端口(&amp;O)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Port to listen on</source>
        <translation>监听端口</translation>
    </message>
    <message>
        <source>Host of the target</source>
        <translation>目标主机</translation>
    </message>
    <message>
        <source>Whoever comes is connected to this host: an address or a name</source>
        <translation>连来的客户端都会被接到这台主机：地址或名称</translation>
    </message>
    <message>
        <source>Port of the target</source>
        <translation>目标端口</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Back&amp;end</source>
        <translation>后端(&amp;E)</translation>
    </message>
    <message>
        <source>From clients to here</source>
        <translation>从客户端到这里</translation>
    </message>
    <message>
        <source>From here to the target</source>
        <translation>从这里到目标</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>When data arrives</source>
        <translation>收到数据时</translation>
    </message>
    <message>
        <source>What the connection answers by itself, at once, on its own thread</source>
        <translation>连接在自己的线程上立即作出的自动应答</translation>
    </message>
    <message>
        <source>Bytes, with escapes such as \r\n or \x00</source>
        <translation>字节，可用转义字符，例如 \r\n 或 \x00</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>Sent as soon as a connection stands, with escapes such as \r\n; empty: nothing</source>
        <translation>连接建立后立即发送，可用转义字符，例如 \r\n；留空则不发送</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Close after the peer has finished</source>
        <translation>对方结束后关闭连接</translation>
    </message>
    <message>
        <source>Off: the connection stays half open after the peer ended its direction, and can still send</source>
        <translation>不勾选：对方结束其方向后连接保持半关闭，本端仍可发送</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错误说明</translation>
    </message>
    <message>
        <source>Greeting, closing after the peer, size of one recv</source>
        <translation>问候、对端结束后是否关闭、一次 recv 的大小</translation>
    </message>
    <message>
        <source>recv asks for</source>
        <translation>recv 请求</translation>
    </message>
    <message>
        <source>Bytes that one recv asks for, from the next one on. With few, what was sent at once comes in pieces: a stream has no messages</source>
        <translation>一次 recv 请求的字节数，从下一次起生效。设得小时，一次发送的内容会分几次到达：流没有消息边界</translation>
    </message>
    <message>
        <source>Bytes that one recv asks for</source>
        <translation>一次 recv 请求的字节数</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Rules that look at what arrives and answer it: edit, try, count</source>
        <translation>查看收到的数据并应答的规则：编辑、试用、计数</translation>
    </message>
    <message>
        <source>Edit the rules</source>
        <translation>编辑规则</translation>
    </message>
</context>
<context>
    <name>ServerPanel</name>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Backlog</source>
        <translation>队列长度(&amp;B)</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>监听的地址</translation>
    </message>
    <message>
        <source>Port to listen on</source>
        <translation>监听的端口</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>全连接队列长度（backlog）</translation>
    </message>
    <message>
        <source>Connections that may wait for accept(); the kernel caps it at net.core.somaxconn</source>
        <translation>可以排队等待 accept() 的连接数；内核的上限为 net.core.somaxconn</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>网络接口(&amp;I)</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>网络接口</translation>
    </message>
    <message>
        <source>SO_BINDTODEVICE: only what arrives on this interface</source>
        <translation>SO_BINDTODEVICE：只接受从此网络接口到达的连接</translation>
    </message>
    <message>
        <source>Reuse address</source>
        <translation>地址复用</translation>
    </message>
    <message>
        <source>SO_REUSEADDR: may bind while old connections of this port are in TIME_WAIT</source>
        <translation>SO_REUSEADDR：该端口的旧连接仍处于 TIME_WAIT 时也可以绑定</translation>
    </message>
    <message>
        <source>IPv4 on IPv6 too</source>
        <translation>双栈（同时接受 IPv4）</translation>
    </message>
    <message>
        <source>IPV6_V6ONLY off: an IPv6 socket on any address takes IPv4 peers too</source>
        <translation>关闭 IPV6_V6ONLY：监听任意地址的 IPv6 套接字也接受 IPv4 连接</translation>
    </message>
    <message>
        <source>P&amp;rotocol</source>
        <translation>协议(&amp;R)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Back&amp;end</source>
        <translation>后端(&amp;E)</translation>
    </message>
</context>
<context>
    <name>SessionWording</name>
    <message>
        <source>The session files have reached their budget.</source>
        <translation>会话文件已达到容量上限。</translation>
    </message>
    <message>
        <source>The disk is nearly full.</source>
        <translation>磁盘空间即将用尽。</translation>
    </message>
    <message>
        <source>The session file could not be written (%1).</source>
        <translation>会话文件写入失败（%1）。</translation>
    </message>
    <message>
        <source>The session file cannot be made: its place is taken by something that is no regular file.</source>
        <translation>无法创建会话文件：该位置上存在的不是普通文件。</translation>
    </message>
    <message>
        <source>The session file is being written by another program.</source>
        <translation>会话文件正由另一个程序写入。</translation>
    </message>
    <message>
        <source>Reading waits, nothing is lost: TCP slows the senders. Delete old sessions, allow more, or choose to keep the newest only. File: %1</source>
        <translation>已暂停读取，数据不会丢失：TCP 会让发送方放慢。请删除旧会话、提高上限，或改为只保留最新的行。文件：%1</translation>
    </message>
    <message>
        <source>From now on only the newest rows are kept, in memory; what is written stays in %1. Delete old sessions or allow more, then choose the session file again.</source>
        <translation>从现在起只在内存中保留最新的行；已写入的内容仍在 %1 中。请删除旧会话或提高上限，然后重新选择写入会话文件。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>TlsReport</name>
    <message>
        <source>Issued by: itself (self-signed)</source>
        <translation>颁发者：自己（自签名）</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>颁发者：%1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2 UTC</source>
        <translation>有效期：%1 至 %2（UTC）</translation>
    </message>
    <message>
        <source>Names: %1</source>
        <translation>名称：%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Encrypted: %1, %2</source>
        <translation>已加密：%1，%2</translation>
    </message>
    <message>
        <source>Protocol (ALPN): %1</source>
        <translation>协议（ALPN）：%1</translation>
    </message>
    <message>
        <source>The certificate was checked for the name: %1</source>
        <translation>核对证书所用的名称：%1</translation>
    </message>
    <message>
        <source>The certificate was accepted: it has that name, is valid today, and an authority that is trusted here stands behind it.</source>
        <translation>证书已被接受：名称相符，今天有效，并由本机信任的颁发机构签发。</translation>
    </message>
    <message>
        <source>The certificate was NOT accepted; this connection goes on as you asked for it. It is encrypted, but nobody knows with whom.</source>
        <translation>证书未被接受；此连接按您的要求继续。数据已加密，却无法确认对方是谁。</translation>
    </message>
    <message>
        <source>The library says: %1</source>
        <translation>TLS 库的原话：%1</translation>
    </message>
    <message>
        <source>What is wrong with the peer&apos;s certificate</source>
        <translation>对端证书的问题</translation>
    </message>
    <message>
        <source>The peer&apos;s certificate %1 of %2</source>
        <translation>对端证书 %1 / %2</translation>
    </message>
    <message>
        <source>The peer showed no certificate.</source>
        <translation>对端没有出示证书。</translation>
    </message>
    <message>
        <source>What this side showed</source>
        <translation>本端出示的证书</translation>
    </message>
</context>
<context>
    <name>TlsWording</name>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>The certificate was valid until a day that has passed. Its owner must renew it; also check this machine&apos;s clock.</source>
        <translation>证书的有效期已过，须由其所有者更新；同时请检查本机时钟。</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>The certificate is valid from a later day on. Most often the clock of this machine, or of the one that made the certificate, is wrong.</source>
        <translation>证书从以后的某日起才有效。多半是本机或签发证书的机器时钟不准。</translation>
    </message>
    <message>
        <source>wrong name</source>
        <translation>名称不符</translation>
    </message>
    <message>
        <source>The certificate is for other names than the one that was asked for, so this may be another server. Use one of the names in the certificate, or get one that has this name.</source>
        <translation>证书中的名称与所请求的名称不同，对方可能是另一台服务器。请使用证书中的某个名称，或换用包含该名称的证书。</translation>
    </message>
    <message>
        <source>self-signed</source>
        <translation>自签名</translation>
    </message>
    <message>
        <source>The certificate is signed by nobody but itself, and it is not among those that are trusted here: anybody can make one with this name. If it is your own, name its file as the CA file.</source>
        <translation>证书由自己签名，且不在本机信任之列：任何人都能造出同名的证书。如果是您自己的证书，请把它的文件指定为 CA 文件。</translation>
    </message>
    <message>
        <source>unknown authority</source>
        <translation>颁发机构未知</translation>
    </message>
    <message>
        <source>The chain ends in an authority that is not trusted here. If it is your own authority, name its certificate as the CA file.</source>
        <translation>证书链的终点是本机不信任的颁发机构。如果是您自己的机构，请把它的证书指定为 CA 文件。</translation>
    </message>
    <message>
        <source>issuer not found</source>
        <translation>找不到颁发者</translation>
    </message>
    <message>
        <source>The authority that signed the certificate is not known here: either it is not trusted, or the server forgot to send the certificates between. Name the authority as the CA file, or let the server send its whole chain.</source>
        <translation>本机不认识签发该证书的机构：要么不受信任，要么服务器漏发了中间证书。请把该机构的证书指定为 CA 文件，或让服务器发送完整的证书链。</translation>
    </message>
    <message>
        <source>issuer missing</source>
        <translation>缺少颁发者证书</translation>
    </message>
    <message>
        <source>A certificate in the middle of the chain is missing. The server should send its whole chain.</source>
        <translation>证书链中间缺少一张证书。服务器应发送完整的证书链。</translation>
    </message>
    <message>
        <source>cannot be verified</source>
        <translation>无法验证</translation>
    </message>
    <message>
        <source>Only one certificate came, and nobody known here has signed it. The server should send its whole chain; or name the authority as the CA file.</source>
        <translation>只收到一张证书，而签发者本机不认识。服务器应发送完整的证书链；也可以把颁发机构的证书指定为 CA 文件。</translation>
    </message>
    <message>
        <source>signature wrong</source>
        <translation>签名错误</translation>
    </message>
    <message>
        <source>The signature of the certificate is not right: it was changed, or signed by another key than its issuer&apos;s.</source>
        <translation>证书的签名不对：证书被改动过，或不是由颁发者的密钥签署。</translation>
    </message>
    <message>
        <source>signature unreadable</source>
        <translation>签名无法读取</translation>
    </message>
    <message>
        <source>The signature of the certificate could not be read. It is damaged, or made by a method that is not known here.</source>
        <translation>无法读取证书的签名：证书已损坏，或签名方法在本机未知。</translation>
    </message>
    <message>
        <source>issuer&apos;s key unreadable</source>
        <translation>颁发者的密钥无法读取</translation>
    </message>
    <message>
        <source>The key of the issuer could not be read. Its certificate is damaged, or of a kind that is not known here.</source>
        <translation>无法读取颁发者的密钥：其证书已损坏，或类型在本机未知。</translation>
    </message>
    <message>
        <source>begin unreadable</source>
        <translation>生效日期无法读取</translation>
    </message>
    <message>
        <source>The day from which the certificate is valid cannot be read: it is damaged or was made wrongly.</source>
        <translation>无法读取证书的生效日期：证书已损坏或制作有误。</translation>
    </message>
    <message>
        <source>end unreadable</source>
        <translation>失效日期无法读取</translation>
    </message>
    <message>
        <source>The day until which the certificate is valid cannot be read: it is damaged or was made wrongly.</source>
        <translation>无法读取证书的失效日期：证书已损坏或制作有误。</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>The authority has withdrawn this certificate, for example as its key was stolen. Do not go on.</source>
        <translation>颁发机构已吊销该证书，例如因为密钥被盗。请不要继续。</translation>
    </message>
    <message>
        <source>issuer is no authority</source>
        <translation>颁发者不是 CA</translation>
    </message>
    <message>
        <source>A certificate that signed another one is not allowed to do so. The chain was put together wrongly, or somebody cheats.</source>
        <translation>链中某张证书签发了另一张，却无权签发。证书链拼接有误，或有人作假。</translation>
    </message>
    <message>
        <source>chain too long</source>
        <translation>证书链过长</translation>
    </message>
    <message>
        <source>There are more certificates between than the authority allows.</source>
        <translation>中间证书的数目超过颁发机构允许的上限。</translation>
    </message>
    <message>
        <source>wrong purpose</source>
        <translation>用途不符</translation>
    </message>
    <message>
        <source>The certificate is made for another use: a server needs serverAuth, a client clientAuth in it.</source>
        <translation>证书用于别的目的：服务器的证书须含 serverAuth，客户端的须含 clientAuth。</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>不受信任</translation>
    </message>
    <message>
        <source>The authority is known here, but not trusted for this use.</source>
        <translation>本机认识该颁发机构，但不信任其用于此目的。</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>The authority is marked on this machine as one that must not be used for this.</source>
        <translation>本机已标明该颁发机构不得用于此目的。</translation>
    </message>
    <message>
        <source>issuer does not match</source>
        <translation>颁发者不匹配</translation>
    </message>
    <message>
        <source>The issuer that the certificate names is not the one that is next in the chain.</source>
        <translation>证书所写的颁发者与链中的下一张证书不符。</translation>
    </message>
    <message>
        <source>The certificate names another certificate of its issuer than the one in the chain.</source>
        <translation>证书指向的是其颁发者的另一张证书，而不是链中的这一张。</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>没有证书</translation>
    </message>
    <message>
        <source>The peer showed no certificate, although one was asked for. A client must be given a certificate and its key.</source>
        <translation>要求对端出示证书，对端却没有出示。须为客户端指定证书及其密钥。</translation>
    </message>
    <message>
        <source>known as misused</source>
        <translation>已知被滥用</translation>
    </message>
    <message>
        <source>This certificate is on a list of those that were misused. Do not go on.</source>
        <translation>该证书在被滥用证书的名单上。请不要继续。</translation>
    </message>
    <message>
        <source>no TLS here</source>
        <translation>本机没有 TLS</translation>
    </message>
    <message>
        <source>Qt found no TLS library on this machine. Install Qt&apos;s OpenSSL plugin.</source>
        <translation>Qt 在本机找不到 TLS 库。请安装 Qt 的 OpenSSL 插件。</translation>
    </message>
    <message>
        <source>not acceptable</source>
        <translation>不可接受</translation>
    </message>
    <message>
        <source>The certificate could not be verified.</source>
        <translation>无法验证该证书。</translation>
    </message>
    <message>
        <source>The connection was ended before a byte of yours was sent. What is wrong stands below.</source>
        <translation>连接已结束，您的数据一个字节也没有发出。问题列在下面。</translation>
    </message>
    <message>
        <source>The peer does not speak TLS</source>
        <translation>对端说的不是 TLS</translation>
    </message>
    <message>
        <source>What came is no TLS: one side speaks plain text. Check the port (HTTPS has 443, HTTP 80), and whether this protocol starts in plain text and switches later (STARTTLS).</source>
        <translation>收到的不是 TLS：有一方用的是明文。请检查端口（HTTPS 是 443，HTTP 是 80），以及该协议是否先用明文、之后才切换（STARTTLS）。</translation>
    </message>
    <message>
        <source>The peer ended the connection inside the handshake</source>
        <translation>对端在握手中途结束了连接</translation>
    </message>
    <message>
        <source>It closed or reset without a word of TLS. Often it is no TLS server, or it does not accept what this side offered. Its log may tell.</source>
        <translation>它没有按 TLS 说明原因就关闭或重置了连接。多半它不是 TLS 服务器，或不接受本端提供的内容。它的日志也许有说明。</translation>
    </message>
    <message>
        <source>The handshake did not end in time</source>
        <translation>握手没有在时限内完成</translation>
    </message>
    <message>
        <source>The peer is connected, but does not answer in TLS. Often the port is a plain one that waits for the client to speak. Check the port, or allow more time.</source>
        <translation>对端已连接，却不按 TLS 应答。这往往是等待客户端先说话的明文端口。请检查端口，或放宽时限。</translation>
    </message>
    <message>
        <source>The peer refused, and said so (an alert)</source>
        <translation>对端拒绝，并发来警报（alert）</translation>
    </message>
    <message>
        <source>It does not accept what this side showed: its certificate, no certificate at all, or the name asked for. The library&apos;s words below name the alert.</source>
        <translation>它不接受本端出示的内容：证书不行、没有证书，或请求的名称不对。下面 TLS 库的原话指明了是哪种警报。</translation>
    </message>
    <message>
        <source>No version of TLS in common</source>
        <translation>没有共同的 TLS 版本</translation>
    </message>
    <message>
        <source>One side allows only versions that the other does not have. Lower the least version here, or update the peer; versions before 1.2 are broken.</source>
        <translation>一方只允许另一方没有的版本。请降低这里的最低版本，或更新对端；1.2 之前的版本已不安全。</translation>
    </message>
    <message>
        <source>No cipher in common</source>
        <translation>没有共同的加密套件</translation>
    </message>
    <message>
        <source>Both sides have no method of encryption in common, often as a server&apos;s key is of a kind that the client does not take.</source>
        <translation>双方没有共同的加密方法，常因服务器密钥的类型客户端不接受。</translation>
    </message>
    <message>
        <source>No protocol in common (ALPN)</source>
        <translation>没有共同的协议（ALPN）</translation>
    </message>
    <message>
        <source>None of the protocols offered by ALPN is one that the other side has. Correct the list, or leave it empty.</source>
        <translation>通过 ALPN 提供的协议，对方一个也没有。请改正列表，或将其留空。</translation>
    </message>
    <message>
        <source>A TLS server needs a certificate</source>
        <translation>TLS 服务器需要证书</translation>
    </message>
    <message>
        <source>Choose a certificate and its key, or let a self-signed one be made. The connection is still a plain one.</source>
        <translation>请选择证书及其密钥，或生成一张自签名证书。连接目前仍是明文。</translation>
    </message>
    <message>
        <source>The certificate file cannot be used</source>
        <translation>证书文件无法使用</translation>
    </message>
    <message>
        <source>It is not there, cannot be read, or holds no certificate in PEM or DER form. The connection is still a plain one.</source>
        <translation>文件不存在、无法读取，或不含 PEM、DER 格式的证书。连接目前仍是明文。</translation>
    </message>
    <message>
        <source>The key file cannot be used</source>
        <translation>密钥文件无法使用</translation>
    </message>
    <message>
        <source>The key does not belong to the certificate</source>
        <translation>密钥与证书不匹配</translation>
    </message>
    <message>
        <source>Certificate and key are of two pairs. Take the key that the certificate was made with. The connection is still a plain one.</source>
        <translation>证书和密钥不是一对。请使用制作该证书时的密钥。连接目前仍是明文。</translation>
    </message>
    <message>
        <source>The CA file cannot be used</source>
        <translation>CA 文件无法使用</translation>
    </message>
    <message>
        <source>It is not there, cannot be read, or holds no certificate. The connection is still a plain one.</source>
        <translation>文件不存在、无法读取，或不含证书。连接目前仍是明文。</translation>
    </message>
    <message>
        <source>No self-signed certificate could be made</source>
        <translation>无法生成自签名证书</translation>
    </message>
    <message>
        <source>A name in it is no host name or address, or its file cannot be written: it may be in a folder that is not there, or something stands in its place that is no plain file. The connection is still a plain one.</source>
        <translation>其中有名称不是主机名或地址，或文件无法写入：文件夹可能不存在，或该处已有不是普通文件的东西。连接目前仍是明文。</translation>
    </message>
    <message>
        <source>Bytes came before the handshake</source>
        <translation>握手之前已有数据到达</translation>
    </message>
    <message>
        <source>The peer sent more in plain text than was read. Whoever is on the way could have put it there, so that it counts as encrypted later. Read all of the answer before TLS is started.</source>
        <translation>对端发来的明文没有读完。途中的任何人都可能插入这些数据，使其之后被当作加密数据。请先读完应答，再启动 TLS。</translation>
    </message>
    <message>
        <source>The handshake failed</source>
        <translation>握手失败</translation>
    </message>
    <message>
        <source>The peer did something that TLS does not allow, or the other way round. The library&apos;s words are below.</source>
        <translation>对端做了 TLS 不允许的事，或反过来。TLS 库的原话见下。</translation>
    </message>
    <message>
        <source>Certificate not accepted</source>
        <translation>证书未被接受</translation>
    </message>
    <message>
        <source>A file is in the way of the self-signed certificate</source>
        <translation>自签名证书要写入的位置已有文件</translation>
    </message>
    <message>
        <source>A file of that name is there, and this program did not write it, so it is not replaced. Choose another name, or take the file away. The connection is still a plain one.</source>
        <translation>该文件名已存在，且不是本程序写的，因此不会替换。请另选文件名，或移走该文件。连接仍是明文。</translation>
    </message>
    <message>
        <source>A scenario may not write there</source>
        <translation>场景不得写到那里</translation>
    </message>
    <message>
        <source>The certificates and keys that a scenario makes are written only in its own folder, in the current one, or in ${tmp}. Change the file name in the scenario. The connection is still a plain one.</source>
        <translation>场景生成的证书和密钥只写入其所在文件夹、当前文件夹或 ${tmp}。请修改场景中的文件名。连接仍是明文。</translation>
    </message>
    <message>
        <source>It is not there, cannot be read, holds no private key, or one that Qt does not take: under a passphrase, or of a kind other than RSA, EC and DSA (Ed25519, RSA-PSS). The connection is still a plain one.</source>
        <translation>文件不存在、无法读取、不含私钥，或私钥为 Qt 所不接受：带有口令，或不属于 RSA、EC、DSA（如 Ed25519、RSA-PSS）。连接目前仍是明文。</translation>
    </message>
</context>
<context>
    <name>sw::AboutDialog</name>
    <message>
        <source>About Socket Workbench</source>
        <translation>关于套接字工作台</translation>
    </message>
    <message>
        <source>Socket Workbench %1</source>
        <translation>套接字工作台（Socket Workbench）%1</translation>
    </message>
    <message>
        <source>Tests network protocols by hand, and shows what a socket is: every call with its arguments, its result, its errno, its thread and its time.

Free software under the GNU General Public License, version 3 or later. There is no warranty.

Built with Qt %1, runs with Qt %2.</source>
        <translation>手动测试网络协议，看清套接字的每一次调用：参数、结果、errno、线程与用时。

自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布。不提供任何担保。

使用 Qt %1 构建，以 Qt %2 运行。</translation>
    </message>
</context>
<context>
    <name>sw::AddressBox</name>
    <message>
        <source>any interface</source>
        <translation>任意网络接口</translation>
    </message>
    <message>
        <source>this machine only, IPv4</source>
        <translation>仅限本机，IPv4</translation>
    </message>
    <message>
        <source>any IPv4 address</source>
        <translation>任意 IPv4 地址</translation>
    </message>
    <message>
        <source>this machine only, IPv6</source>
        <translation>仅限本机，IPv6</translation>
    </message>
    <message>
        <source>any address, IPv6 and (dual stack) IPv4</source>
        <translation>任意地址，IPv6 与（双栈时）IPv4</translation>
    </message>
    <message>
        <source>name of this machine for itself</source>
        <translation>本机名称</translation>
    </message>
    <message>
        <source>the system picks</source>
        <translation>系统分配</translation>
    </message>
</context>
<context>
    <name>sw::AnswerMatchEdit</name>
    <message>
        <source>What counts as an answer</source>
        <translation>什么算作应答</translation>
    </message>
    <message>
        <source>anything that comes</source>
        <translation>收到任何数据</translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation>期望的应答</translation>
    </message>
    <message>
        <source>Compared with what one read brings, and with all that has come since the heartbeat</source>
        <translation>与一次读取得到的内容以及自心跳以来收到的全部内容比较</translation>
    </message>
    <message>
        <source>Anything counts: there is nothing to compare with</source>
        <translation>任何数据都算：没有可比较的内容</translation>
    </message>
    <message>
        <source>No pattern has been typed yet.</source>
        <translation>尚未输入匹配内容。</translation>
    </message>
</context>
<context>
    <name>sw::AppOptions</name>
    <message>
        <source>Tests network protocols by hand and shows every socket call.</source>
        <translation>手动测试网络协议，并显示每一次套接字调用。</translation>
    </message>
    <message>
        <source>Shows this text.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Language of this run: en or zh_CN.</source>
        <translation>本次运行的语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Look of this run: system, light or dark.</source>
        <translation>本次运行的外观：system、light 或 dark。</translation>
    </message>
    <message>
        <source>Plays a scenario; its calls appear in the log.</source>
        <translation>播放一个场景；其调用显示在日志中。</translation>
    </message>
    <message>
        <source>Draws the window into a picture (after what is played) and ends.</source>
        <translation>将窗口保存为图片（在播放结束之后），然后退出。</translation>
    </message>
    <message>
        <source>Size of the window, for example 1600x1000.</source>
        <translation>窗口大小，例如 1600x1000。</translation>
    </message>
    <message>
        <source>Keeps the settings in this file.</source>
        <translation>将设置保存在此文件中。</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>多余的参数：%1。用 --help 查看可用的选项。</translation>
    </message>
    <message>
        <source>--size: expected WIDTHxHEIGHT, for example 1600x1000</source>
        <translation>--size：应为 宽x高，例如 1600x1000</translation>
    </message>
    <message>
        <source>A workspace to open, or a scenario to play, after it was shown what it will do.</source>
        <translation>要打开的工作区，或要播放的场景；会先显示它将要做什么。</translation>
    </message>
</context>
<context>
    <name>sw::ArgEditor</name>
    <message>
        <source>Address family: a name (AF_INET) or a number; any is tried, the kernel answers</source>
        <translation>地址族：名称（AF_INET）或数字；什么值都可以试，由内核回答</translation>
    </message>
    <message>
        <source>Type of socket: a name (SOCK_STREAM) or a number</source>
        <translation>套接字类型：名称（SOCK_STREAM）或数字</translation>
    </message>
    <message>
        <source>Protocol: a name, a number, or empty for the usual one of the type</source>
        <translation>协议：名称、编号，留空 = 该类型的默认协议</translation>
    </message>
    <message>
        <source>Which direction ends: SHUT_RD, SHUT_WR or both</source>
        <translation>结束哪个方向：SHUT_RD、SHUT_WR 或两者</translation>
    </message>
    <message>
        <source>Level of the option: SOL_SOCKET, IPPROTO_TCP …</source>
        <translation>选项的层级：SOL_SOCKET、IPPROTO_TCP …</translation>
    </message>
    <message>
        <source>Name or number of the option at this level</source>
        <translation>该层级的选项名称或编号</translation>
    </message>
    <message>
        <source>Any number of flags: MSG_PEEK, MSG_DONTWAIT …</source>
        <translation>可选多个标志：MSG_PEEK、MSG_DONTWAIT …</translation>
    </message>
    <message>
        <source>What to wait for: POLLIN, POLLOUT …</source>
        <translation>等待什么：POLLIN、POLLOUT …</translation>
    </message>
    <message>
        <source>Any number of flags: AI_PASSIVE …</source>
        <translation>可选多个标志：AI_PASSIVE …</translation>
    </message>
    <message>
        <source>Any number of flags: NI_NUMERICHOST …</source>
        <translation>可选多个标志：NI_NUMERICHOST …</translation>
    </message>
    <message>
        <source>127.0.0.1:80, [::1]:80, name:80, unix:/path, unix:@abstract, or a reference such as ${listener.sockname}</source>
        <translation>127.0.0.1:80、[::1]:80、主机名:80、unix:/路径、unix:@抽象名，或引用，例如 ${listener.sockname}</translation>
    </message>
    <message>
        <source>Port, 0 to 65535</source>
        <translation>端口，0 到 65535</translation>
    </message>
    <message>
        <source>Connections that may wait for accept(); any number, the kernel caps it</source>
        <translation>可以等待 accept() 的连接数；任意数字，内核会限制上限</translation>
    </message>
    <message>
        <source>How many bytes at most</source>
        <translation>最多多少字节</translation>
    </message>
    <message>
        <source>How long to wait at most, in milliseconds; -1 = without a limit</source>
        <translation>最长等待时间（毫秒）；-1 = 不限</translation>
    </message>
    <message>
        <source>The bytes: as text, with escapes (\r\n, \x00), or in hex</source>
        <translation>要发送的字节：文本、转义字符（\r\n、\x00）或十六进制</translation>
    </message>
    <message>
        <source>%1: this argument is needed.</source>
        <translation>%1：必须填写此参数。</translation>
    </message>
    <message>
        <source>The reference has no end: write ${listener.sockname}.</source>
        <translation>引用没有结束：请写成 ${listener.sockname}。</translation>
    </message>
    <message>
        <source>${%1} has no value: no such socket, or it has no address yet. Bind or connect it first, or pick another one.</source>
        <translation>${%1} 没有值：没有这个套接字，或它还没有地址。请先绑定或连接它，或另选一个。</translation>
    </message>
    <message>
        <source>Port: a number from 0 to 65535.</source>
        <translation>端口：0 到 65535 的数字。</translation>
    </message>
    <message>
        <source>Address: write 127.0.0.1:80, [::1]:80, name:80, unix:/path or unix:@abstract.</source>
        <translation>地址：请写成 127.0.0.1:80、[::1]:80、主机名:80、unix:/路径 或 unix:@抽象名。</translation>
    </message>
    <message>
        <source>Seconds; 0 = never block, below 0 = block without a limit</source>
        <translation>秒；0 = 从不阻塞，低于 0 = 一直阻塞，没有时限</translation>
    </message>
    <message>
        <source>The value that the option is set to</source>
        <translation>选项要设成的值</translation>
    </message>
</context>
<context>
    <name>sw::BackendChoice</name>
    <message>
        <source>Qt&apos;s own classes on a thread with an event loop: nothing blocks, signals tell, and Qt buffers in between</source>
        <translation>使用 Qt 自己的类，运行在带事件循环的线程上：没有阻塞，由信号通知，Qt 在中间缓冲数据</translation>
    </message>
    <message>
        <source>The system&apos;s own calls, each blocking a thread until it has ended</source>
        <translation>系统自己的调用，每个调用阻塞一个线程直到结束</translation>
    </message>
    <message>
        <source>Native (sockets API)</source>
        <translation>原生（套接字 API）</translation>
    </message>
    <message>
        <source>Qt (event loop)</source>
        <translation>Qt（事件循环）</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
</context>
<context>
    <name>sw::ByteOrderWindow</name>
    <message>
        <source>Byte order</source>
        <translation>字节序</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Addresses as text</source>
        <translation>地址的文本形式</translation>
    </message>
    <message>
        <source>Socket address in memory</source>
        <translation>内存中的套接字地址</translation>
    </message>
    <message>
        <source>&amp;Number (decimal, or hex with 0x)</source>
        <translation>数字（十进制，或以 0x 开头的十六进制）(&amp;N)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>16 bits: ports (htons, ntohs)</source>
        <translation>16 位：端口（htons、ntohs）</translation>
    </message>
    <message>
        <source>32 bits: IPv4 addresses (htonl, ntohl)</source>
        <translation>32 位：IPv4 地址（htonl、ntohl）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Bytes here and on the network</source>
        <translation>本机和网络上的字节</translation>
    </message>
    <message>
        <source>Bits, numbered both ways</source>
        <translation>各个位，两种编号</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>&amp;Address as text</source>
        <translation>文本形式的地址(&amp;A)</translation>
    </message>
    <message>
        <source>Address as text</source>
        <translation>文本形式的地址</translation>
    </message>
    <message>
        <source>What each function reads</source>
        <translation>各函数读出的结果</translation>
    </message>
    <message>
        <source>Address and &amp;port</source>
        <translation>地址和端口(&amp;P)</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>地址和端口</translation>
    </message>
    <message>
        <source>Bytes of the socket address</source>
        <translation>套接字地址的字节</translation>
    </message>
    <message>
        <source>&amp;Make these calls</source>
        <translation>执行这些调用(&amp;M)</translation>
    </message>
    <message>
        <source>Makes them for real (Enter): they stand in the log, as &quot;tools&quot;.</source>
        <translation>真实执行（Enter），并以“工具”之名记入日志。</translation>
    </message>
    <message>
        <source>This is no whole number. Write it as 80 or as 0x50.</source>
        <translation>这不是整数。请写成 80 或 0x50 的形式。</translation>
    </message>
    <message>
        <source>%1 does not fit into %2 bits. C cuts off the upper bits without a word: %3(%1) is %3(%4), and goes out as %4. Python raises OverflowError, and so do the calls here (ERANGE).</source>
        <translation>%1 放不进 %2 位。C 会悄悄截掉高位：%3(%1) 等于 %3(%4)，发出去的是 %4。Python 抛出 OverflowError，这里的调用也报错（ERANGE）。</translation>
    </message>
    <message>
        <source>This machine is little-endian: the lowest byte stands first in memory. The network is big-endian: the highest byte goes first.</source>
        <translation>本机是小端序：内存中最低字节在前。网络是大端序：最高字节先发出。</translation>
    </message>
    <message>
        <source>This machine is big-endian, as the network is: nothing has to be turned round.</source>
        <translation>本机与网络一样是大端序，无需转换。</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>字节 %1</translation>
    </message>
    <message>
        <source>read here as a number</source>
        <translation>在本机读作数字</translation>
    </message>
    <message>
        <source>In this machine&apos;s memory</source>
        <translation>本机内存中</translation>
    </message>
    <message>
        <source>On the network (after %1)</source>
        <translation>网络上（%1 之后）</translation>
    </message>
    <message>
        <source>byte</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>in RFCs (MSB 0)</source>
        <translation>RFC 编号（MSB 0）</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>位</translation>
    </message>
    <message>
        <source>in C (LSB 0)</source>
        <translation>C 编号（LSB 0）</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>In C</source>
        <translation>在 C 中</translation>
    </message>
    <message>
        <source>In Python and here</source>
        <translation>在 Python 和这里</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>all groups</source>
        <translation>完整八组</translation>
    </message>
    <message>
        <source>IPv4 in IPv6</source>
        <translation>IPv6 中的 IPv4</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Bytes, in network order</source>
        <translation>字节（网络字节序）</translation>
    </message>
    <message>
        <source>Back as text (inet_ntoa, inet_ntop)</source>
        <translation>转回文本（inet_ntoa、inet_ntop）</translation>
    </message>
    <message>
        <source>inet_aton takes one to four numbers, each decimal, octal (leading 0) or hex (0x), and stops at a blank: 127.1, 0x7f.1 and 2130706433 are all 127.0.0.1, and 010.0.0.1 is 8.0.0.1. inet_pton takes exactly four decimal numbers, or IPv6 with one :: at most.</source>
        <translation>inet_aton 接受一到四个数字，可以是十进制、八进制（以 0 开头）或十六进制（0x），遇到空格就停止：127.1、0x7f.1 和 2130706433 都是 127.0.0.1，而 010.0.0.1 是 8.0.0.1。inet_pton 只接受正好四个十进制数字，或者最多含一个 :: 的 IPv6 地址。</translation>
    </message>
    <message>
        <source>Here the two disagree: whoever checks with one function and connects with the other can be deceived.</source>
        <translation>这里两者不一致：用一个函数检查、用另一个函数连接，就可能受骗。</translation>
    </message>
    <message>
        <source>Enter a numeric IPv4 or IPv6 address with its port: 127.0.0.1:80, [::1]:80 or [fe80::1%lo]:80.</source>
        <translation>请输入带端口的 IPv4 或 IPv6 数字地址：127.0.0.1:80、[::1]:80 或 [fe80::1%lo]:80。</translation>
    </message>
    <message>
        <source>%1, in this machine&apos;s order</source>
        <translation>%1，本机字节序</translation>
    </message>
    <message>
        <source>port %1, in network order: htons(%1)</source>
        <translation>端口 %1，网络字节序：htons(%1)</translation>
    </message>
    <message>
        <source>address %1, in network order</source>
        <translation>地址 %1，网络字节序</translation>
    </message>
    <message>
        <source>not used, zero</source>
        <translation>未使用，为零</translation>
    </message>
    <message>
        <source>flow label, 0 = none</source>
        <translation>流标签，0 = 无</translation>
    </message>
    <message>
        <source>number of the interface, in this machine&apos;s order; 0 = none</source>
        <translation>网络接口的编号，本机字节序；0 = 无</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Bytes in memory</source>
        <translation>内存中的字节</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>%1 bytes, as bind, connect and sendto are given them.</source>
        <translation>%1 字节，bind、connect 和 sendto 得到的就是它。</translation>
    </message>
</context>
<context>
    <name>sw::CallForm</name>
    <message>
        <source>Hello</source>
        <comment>first data of a send</comment>
        <translation>你好</translation>
    </message>
    <message>
        <source>on no socket</source>
        <translation>没有套接字</translation>
    </message>
    <message>
        <source>on</source>
        <translation>于</translation>
    </message>
    <message>
        <source>Call %1()</source>
        <translation>调用 %1()</translation>
    </message>
    <message>
        <source>Everything is being closed; this takes a moment.</source>
        <translation>正在全部关闭，请稍候。</translation>
    </message>
    <message>
        <source>Makes this call now (F5)</source>
        <translation>立即执行此调用（F5）</translation>
    </message>
    <message>
        <source>Socket to call on</source>
        <translation>调用所用的套接字</translation>
    </message>
    <message>
        <source>The socket that the call is made on; also closed ones, to see EBADF</source>
        <translation>在哪个套接字上调用；也可以选已关闭的，看看 EBADF</translation>
    </message>
    <message>
        <source>Same thread</source>
        <translation>同一线程</translation>
    </message>
    <message>
        <source>Another thread</source>
        <translation>另一线程</translation>
    </message>
    <message>
        <source>Thread of the call</source>
        <translation>执行调用的线程</translation>
    </message>
    <message>
        <source>Same thread: the call waits until the one before it has returned. Another thread: it is made at once, also while the first thread is blocked.</source>
        <translation>同一线程：等前一个调用返回后再执行。另一线程：立即执行，即使第一个线程仍被阻塞。</translation>
    </message>
</context>
<context>
    <name>sw::CallMenu</name>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>makes a socket</source>
        <translation>创建套接字</translation>
    </message>
    <message>
        <source>makes two that are connected to each other</source>
        <translation>创建一对互相连接的套接字</translation>
    </message>
    <message>
        <source>a second descriptor of the same socket</source>
        <translation>同一套接字的第二个描述符</translation>
    </message>
    <message>
        <source>resolves a name and tries its addresses in turn</source>
        <translation>解析名称并依次尝试各地址</translation>
    </message>
    <message>
        <source>ends one direction or both, keeps the descriptor</source>
        <translation>结束一个或两个方向，保留描述符</translation>
    </message>
    <message>
        <source>gives the descriptor back</source>
        <translation>归还描述符</translation>
    </message>
    <message>
        <source>the number of the descriptor</source>
        <translation>描述符编号</translation>
    </message>
    <message>
        <source>Addresses and connections</source>
        <translation>地址与连接</translation>
    </message>
    <message>
        <source>gives the socket a local address</source>
        <translation>给套接字绑定本地地址</translation>
    </message>
    <message>
        <source>makes it a listening socket</source>
        <translation>变为监听套接字</translation>
    </message>
    <message>
        <source>waits for a connection and takes it</source>
        <translation>等待并接受一个连接</translation>
    </message>
    <message>
        <source>connects, or sets the peer of a datagram socket</source>
        <translation>建立连接，或设定数据报套接字的对端</translation>
    </message>
    <message>
        <source>the same; gives the errno as its result</source>
        <translation>同上；以 errno 作为结果</translation>
    </message>
    <message>
        <source>the local address</source>
        <translation>本地地址</translation>
    </message>
    <message>
        <source>the peer&apos;s address</source>
        <translation>对端地址</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>hands bytes over, maybe not all of them</source>
        <translation>交出字节，可能不是全部</translation>
    </message>
    <message>
        <source>sends a datagram to an address</source>
        <translation>向某地址发送数据报</translation>
    </message>
    <message>
        <source>sends until all bytes are handed over</source>
        <translation>一直发送到全部交出</translation>
    </message>
    <message>
        <source>waits for bytes and takes some</source>
        <translation>等待并取走一些字节</translation>
    </message>
    <message>
        <source>the same, with the sender&apos;s address</source>
        <translation>同上，并给出发送方地址</translation>
    </message>
    <message>
        <source>the same, with what options told of the datagram</source>
        <translation>同上，并给出选项提供的数据报信息</translation>
    </message>
    <message>
        <source>receives until so many bytes are there, or the end</source>
        <translation>接收到指定字节数或流结束</translation>
    </message>
    <message>
        <source>waits until the socket is ready</source>
        <translation>等待套接字就绪</translation>
    </message>
    <message>
        <source>Options and blocking</source>
        <translation>选项与阻塞</translation>
    </message>
    <message>
        <source>reads an option</source>
        <translation>读取选项</translation>
    </message>
    <message>
        <source>sets an option</source>
        <translation>设置选项</translation>
    </message>
    <message>
        <source>blocking, or answering EAGAIN at once</source>
        <translation>阻塞，或立即返回 EAGAIN</translation>
    </message>
    <message>
        <source>how long later calls may block</source>
        <translation>之后的调用最多阻塞多久</translation>
    </message>
    <message>
        <source>what was set</source>
        <translation>已设置的值</translation>
    </message>
    <message>
        <source>time limit of sockets that are made later</source>
        <translation>之后创建的套接字的超时</translation>
    </message>
    <message>
        <source>what was set for later sockets</source>
        <translation>为之后的套接字设置的值</translation>
    </message>
    <message>
        <source>Files over sockets</source>
        <translation>套接字上的文件</translation>
    </message>
    <message>
        <source>a buffered file over the socket</source>
        <translation>套接字上的带缓冲文件</translation>
    </message>
    <message>
        <source>reads up to the next line end</source>
        <translation>读到下一个行结束符</translation>
    </message>
    <message>
        <source>reads so many bytes, or all to the end</source>
        <translation>读指定字节数，或读到末尾</translation>
    </message>
    <message>
        <source>writes into the buffer</source>
        <translation>写入缓冲区</translation>
    </message>
    <message>
        <source>sends what is in the buffer</source>
        <translation>发送缓冲区中的内容</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>name and service to addresses</source>
        <translation>名称和服务 → 地址</translation>
    </message>
    <message>
        <source>address to name and service</source>
        <translation>地址 → 名称和服务</translation>
    </message>
    <message>
        <source>this machine&apos;s name</source>
        <translation>本机名称</translation>
    </message>
    <message>
        <source>its full name</source>
        <translation>完整域名</translation>
    </message>
    <message>
        <source>name to one IPv4 address</source>
        <translation>名称 → 一个 IPv4 地址</translation>
    </message>
    <message>
        <source>name, aliases and all IPv4 addresses</source>
        <translation>名称、别名和所有 IPv4 地址</translation>
    </message>
    <message>
        <source>address to name and aliases</source>
        <translation>地址 → 名称和别名</translation>
    </message>
    <message>
        <source>service to port</source>
        <translation>服务 → 端口</translation>
    </message>
    <message>
        <source>port to service</source>
        <translation>端口 → 服务</translation>
    </message>
    <message>
        <source>protocol to number</source>
        <translation>协议 → 编号</translation>
    </message>
    <message>
        <source>Byte order and address bytes</source>
        <translation>字节序与地址字节</translation>
    </message>
    <message>
        <source>16 bits to network order</source>
        <translation>16 位转为网络字节序</translation>
    </message>
    <message>
        <source>32 bits to network order</source>
        <translation>32 位转为网络字节序</translation>
    </message>
    <message>
        <source>16 bits from network order</source>
        <translation>16 位由网络字节序转回</translation>
    </message>
    <message>
        <source>32 bits from network order</source>
        <translation>32 位由网络字节序转回</translation>
    </message>
    <message>
        <source>IPv4 text to bytes, lenient</source>
        <translation>IPv4 文本 → 字节（宽松）</translation>
    </message>
    <message>
        <source>address text to bytes, strict</source>
        <translation>地址文本 → 字节（严格）</translation>
    </message>
    <message>
        <source>bytes to IPv4 text</source>
        <translation>字节 → IPv4 文本</translation>
    </message>
    <message>
        <source>bytes to address text</source>
        <translation>字节 → 地址文本</translation>
    </message>
    <message>
        <source>What the kernel says</source>
        <translation>内核的信息</translation>
    </message>
    <message>
        <source>state, times and windows of a TCP connection</source>
        <translation>TCP 连接的状态、时间和窗口</translation>
    </message>
    <message>
        <source>bytes that wait in both directions</source>
        <translation>两个方向上排队的字节</translation>
    </message>
    <message>
        <source>Search a call: accept, timeout, address …</source>
        <translation>查找调用：accept、超时、地址 …</translation>
    </message>
    <message>
        <source>Search a call</source>
        <translation>查找调用</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>encrypts the connection from here on</source>
        <translation>从此刻起加密该连接</translation>
    </message>
</context>
<context>
    <name>sw::ChecksumPicker</name>
    <message>
        <source>bytes, highest first</source>
        <translation>字节，高位在前</translation>
    </message>
    <message>
        <source>bytes, lowest first</source>
        <translation>字节，低位在前</translation>
    </message>
    <message>
        <source>hex digits, 0a1b</source>
        <translation>十六进制数字，0a1b</translation>
    </message>
    <message>
        <source>hex digits, 0A1B</source>
        <translation>十六进制数字，0A1B</translation>
    </message>
    <message>
        <source>Choose a checksum first</source>
        <translation>请先选择校验和</translation>
    </message>
    <message>
        <source>How the checksum is written</source>
        <translation>校验和的写法</translation>
    </message>
    <message>
        <source>The first byte that it covers; 0 is the first of the message, -1 the last one</source>
        <translation>覆盖的第一个字节；0 是消息的第一个字节，-1 是最后一个</translation>
    </message>
    <message>
        <source>The last byte that it covers; -1 is the last one in front of the checksum</source>
        <translation>覆盖的最后一个字节；-1 是校验和前面的最后一个字节</translation>
    </message>
    <message>
        <source>Check&amp;sum</source>
        <translation>校验和(&amp;S)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Stands behind the message, in front of its line ending</source>
        <translation>附加在消息之后、行结束符之前</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>over bytes</source>
        <comment>from ... to ...</comment>
        <translation>覆盖字节</translation>
    </message>
    <message>
        <source>First byte that the checksum covers</source>
        <translation>校验和覆盖的第一个字节</translation>
    </message>
    <message>
        <source>to</source>
        <comment>bytes 0 to -1</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>Last byte that the checksum covers</source>
        <translation>校验和覆盖的最后一个字节</translation>
    </message>
</context>
<context>
    <name>sw::ChecksumWindow</name>
    <message>
        <source>C&amp;hecksums…</source>
        <translation>校验和(&amp;H)…</translation>
    </message>
    <message>
        <source>All checksums of bytes by name, and which one stands in them</source>
        <translation>按名称列出字节的所有校验和，并指出其中附带的是哪一种</translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>&amp;Bytes as</source>
        <translation>字节写作(&amp;B)</translation>
    </message>
    <message>
        <source>text (UTF-8)</source>
        <translation>文本（UTF-8）</translation>
    </message>
    <message>
        <source>text with escapes</source>
        <translation>带转义字符的文本</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>How the bytes are written</source>
        <translation>字节的写法</translation>
    </message>
    <message>
        <source>Take the &amp;selection</source>
        <translation>取选中的行(&amp;S)</translation>
    </message>
    <message>
        <source>The bytes of the rows that are selected in the log</source>
        <translation>日志中选中各行的字节</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Type bytes here, or choose “Checksums…” in the menu of rows, data or a hex dump.</source>
        <translation>在此输入字节，或在日志行、数据、十六进制转储的菜单中选“校验和…”。</translation>
    </message>
    <message>
        <source>&amp;Over bytes</source>
        <translation>覆盖字节(&amp;O)</translation>
    </message>
    <message>
        <source>First byte that the checksum covers</source>
        <translation>校验和覆盖的第一个字节</translation>
    </message>
    <message>
        <source>0 is the first byte; -1 is the last one</source>
        <translation>0 是第一个字节；-1 是最后一个</translation>
    </message>
    <message>
        <source>to</source>
        <comment>bytes 0 to -1</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>Last byte that the checksum covers</source>
        <translation>校验和覆盖的最后一个字节</translation>
    </message>
    <message>
        <source>-1 is the last byte. For the check below, places are counted in the bytes in front of the checksum.</source>
        <translation>-1 是最后一个字节。在下方的检查中，位置按校验和之前的字节计算。</translation>
    </message>
    <message>
        <source>Find a name, such as modbus</source>
        <translation>按名称查找，例如 modbus</translation>
    </message>
    <message>
        <source>Find a checksum by its name</source>
        <translation>按名称查找校验和</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Checksums of these bytes</source>
        <translation>这些字节的校验和</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>Highest byte first (big endian)</source>
        <translation>高字节在前（大端）</translation>
    </message>
    <message>
        <source>Lowest byte first (little endian)</source>
        <translation>低字节在前（小端）</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>any of them</source>
        <translation>任意一种</translation>
    </message>
    <message>
        <source>Which checksum is looked for</source>
        <translation>要查找的校验和</translation>
    </message>
    <message>
        <source>at the &amp;end</source>
        <translation>在末尾(&amp;E)</translation>
    </message>
    <message>
        <source>The checksum is the last of these bytes, or stands in front of a line ending</source>
        <translation>校验和是这些字节的最后几个，或在行结束符之前</translation>
    </message>
    <message>
        <source>at b&amp;yte</source>
        <translation>在字节(&amp;Y)</translation>
    </message>
    <message>
        <source>The checksum begins at this byte; 0 is the first</source>
        <translation>校验和从这个字节开始；0 是第一个</translation>
    </message>
    <message>
        <source>First byte of the checksum</source>
        <translation>校验和的第一个字节</translation>
    </message>
    <message>
        <source>Which checksum is right</source>
        <translation>哪种校验和正确</translation>
    </message>
    <message>
        <source>Only the first %1 bytes were taken.</source>
        <translation>只取了前 %1 字节。</translation>
    </message>
    <message>
        <source>At most %1 bytes are taken.</source>
        <translation>最多取 %1 字节。</translation>
    </message>
    <message>
        <source>Bytes: %1</source>
        <translation>字节数：%1</translation>
    </message>
    <message>
        <source>%1 to the clipboard (Ctrl+C in the table)</source>
        <translation>把 %1 复制到剪贴板（表中按 Ctrl+C）</translation>
    </message>
    <message>
        <source>Choose a checksum in the table first</source>
        <translation>请先在表中选一个校验和</translation>
    </message>
    <message>
        <source>as hex digits</source>
        <translation>写作十六进制数字</translation>
    </message>
    <message>
        <source>highest byte first (big endian)</source>
        <translation>高字节在前（大端）</translation>
    </message>
    <message>
        <source>lowest byte first (little endian)</source>
        <translation>低字节在前（小端）</translation>
    </message>
    <message>
        <source>%1, over bytes %2–%3: right</source>
        <translation>%1，覆盖字节 %2–%3：正确</translation>
    </message>
    <message>
        <source>%1, %2, over bytes %3–%4: right</source>
        <translation>%1，%2，覆盖字节 %3–%4：正确</translation>
    </message>
    <message>
        <source>✗ %1 does not fit there: it takes bytes: %2</source>
        <translation>✗ 该处放不下 %1：它占字节数：%2</translation>
    </message>
    <message>
        <source>✗ The range lies outside the bytes in front of the checksum.</source>
        <translation>✗ 范围超出了校验和之前的字节。</translation>
    </message>
    <message>
        <source>✗ %1: wrong. %2 stands there, %3 is expected.</source>
        <translation>✗ %1：错误。该处是 %2，应为 %3。</translation>
    </message>
    <message>
        <source>✗ None of the checksums is right at byte %1, over this range.</source>
        <translation>✗ 按此范围，字节 %1 处没有任何一种校验和正确。</translation>
    </message>
    <message>
        <source>✗ None of the checksums is right at the end, over this range.</source>
        <translation>✗ 按此范围，末尾没有任何一种校验和正确。</translation>
    </message>
    <message>
        <source>Over another range:</source>
        <translation>换一个范围：</translation>
    </message>
    <message>
        <source>… and others: %1</source>
        <translation>……另有：%1</translation>
    </message>
    <message>
        <source>A checksum of one byte is right by chance once in 256: check a second message.</source>
        <translation>单字节校验和有 1/256 的概率碰巧正确：请再检查一条消息。</translation>
    </message>
    <message>
        <source>0 is the first byte</source>
        <translation>0 是第一个字节</translation>
    </message>
    <message>
        <source>Choose “at byte” first</source>
        <translation>请先选“在字节”</translation>
    </message>
    <message>
        <source>Says which checksum stands in the bytes and is right.</source>
        <translation>指出字节中附带的、正确的校验和。</translation>
    </message>
    <message>
        <source>What is typed above stands for no bytes yet.</source>
        <translation>上面输入的内容还不能表示字节。</translation>
    </message>
</context>
<context>
    <name>sw::ClientFacts</name>
    <message>
        <source>received %1 · sent %2</source>
        <translation>接收 %1 · 发送 %2</translation>
    </message>
    <message>
        <source>Local and peer address</source>
        <translation>本地地址与对端地址</translation>
    </message>
    <message>
        <source>How the connection stands</source>
        <translation>连接状态</translation>
    </message>
    <message>
        <source>TCP state as the kernel reports it</source>
        <translation>内核报告的 TCP 状态</translation>
    </message>
    <message>
        <source>Send-Q</source>
        <translation>Send-Q</translation>
    </message>
    <message>
        <source>Recv-Q</source>
        <translation>Recv-Q</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>发送队列</translation>
    </message>
    <message>
        <source>Receive queue</source>
        <translation>接收队列</translation>
    </message>
    <message>
        <source>Bytes that were taken from send() and not yet acknowledged; full = the most so far</source>
        <translation>发送队列：已由 send() 交给内核、尚未确认的字节数；满格 = 迄今的最大值</translation>
    </message>
    <message>
        <source>Bytes that have arrived and wait for recv(); full = the most so far</source>
        <translation>接收队列：已到达、等待 recv() 的字节数；满格 = 迄今的最大值</translation>
    </message>
</context>
<context>
    <name>sw::ClientPanel</name>
    <message>
        <source>Host: an IPv4 or IPv6 address, or a name such as example.org.</source>
        <translation>主机：应为 IPv4 或 IPv6 地址，或主机名，例如 example.org。</translation>
    </message>
    <message>
        <source>Port: a number from 1 to 65535.</source>
        <translation>端口：应为 1 到 65535 的数字。</translation>
    </message>
    <message>
        <source>Local address: a numeric address of this machine, or empty.</source>
        <translation>本地地址：应为本机的 IP 地址，或留空。</translation>
    </message>
    <message>
        <source>TCP client → %1:%2</source>
        <translation>TCP 客户端 → %1:%2</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>cancelled here</source>
        <translation>本端已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>name not resolved</source>
        <translation>名称解析失败</translation>
    </message>
    <message>
        <source>gave up after %1 s</source>
        <translation>%1 s 后放弃</translation>
    </message>
    <message>
        <source>Nobody answered at %1 within that time. Check the address and whether a firewall drops the packets, or allow more time.</source>
        <translation>%1 在这段时间内没有应答。请检查地址，以及防火墙是否丢弃了数据包，或延长超时时间。</translation>
    </message>
    <message>
        <source>looking up %1</source>
        <translation>正在解析 %1</translation>
    </message>
    <message>
        <source>trying %1 of %2: %3</source>
        <translation>正在尝试第 %1 个（共 %2 个）：%3</translation>
    </message>
    <message>
        <source>connecting to %1</source>
        <translation>正在连接 %1</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>peer has ended its stream</source>
        <translation>对方已结束数据流</translation>
    </message>
    <message>
        <source>connected, reading paused</source>
        <translation>已连接，已暂停接收</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Close the connection to change this.</source>
        <translation>关闭连接后才能更改。</translation>
    </message>
    <message>
        <source>Sending has been ended here (SHUT_WR).</source>
        <translation>本端已结束发送（SHUT_WR）。</translation>
    </message>
    <message>
        <source>Connect first.</source>
        <translation>请先连接。</translation>
    </message>
    <message>
        <source>The client is not connected.</source>
        <translation>客户端未连接。</translation>
    </message>
    <message>
        <source>%1 addresses of that name were tried; the log has each of them.</source>
        <translation>已尝试该名称的 %1 个地址；每个地址都记录在日志中。</translation>
    </message>
    <message>
        <source>Unix client → %1</source>
        <translation>Unix 客户端 → %1</translation>
    </message>
    <message>
        <source>P&amp;ath or @name</source>
        <translation>路径或 @名称(&amp;A)</translation>
    </message>
    <message>
        <source>Own p&amp;ath</source>
        <translation>自己的路径(&amp;A)</translation>
    </message>
    <message>
        <source>Path to connect to</source>
        <translation>要连接的路径</translation>
    </message>
    <message>
        <source>The path that the server has bound, or @name for an abstract name</source>
        <translation>服务器绑定的路径；抽象名称写成 @name</translation>
    </message>
    <message>
        <source>Own path</source>
        <translation>自己的路径</translation>
    </message>
    <message>
        <source>empty: without a name, as most clients are</source>
        <translation>留空：没有名称，大多数客户端都是这样</translation>
    </message>
    <message>
        <source>bind() to this path or @name before connect(), so that the server sees who it is</source>
        <translation>在 connect() 之前 bind() 到此路径或 @name，服务器便能看到对方是谁</translation>
    </message>
    <message>
        <source>TLS client → %1:%2</source>
        <translation>TLS 客户端 → %1:%2</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>TLS handshake with %1</source>
        <translation>正在与 %1 进行 TLS 握手</translation>
    </message>
    <message>
        <source>connected, encrypted (%1)</source>
        <translation>已连接，已加密（%1）</translation>
    </message>
    <message>
        <source>encrypted, certificate not accepted</source>
        <translation>已加密，证书未被接受</translation>
    </message>
    <message>
        <source>The certificate was not accepted, the connection goes on</source>
        <translation>证书未被接受，连接继续</translation>
    </message>
    <message>
        <source>As you asked for this connection: %1. It is encrypted, but nobody knows with whom. The next connection is checked again.</source>
        <translation>按您对此连接的要求：%1。数据已加密，却无法确认对方是谁。下一个连接会重新验证。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Go on this once</source>
        <translation>仅此一次，仍然继续</translation>
    </message>
    <message>
        <source>Data view, received bytes to a file, address, long connection</source>
        <translation>数据视图、接收数据存入文件、地址、长连接</translation>
    </message>
    <message>
        <source>The connection of the message before has not ended yet.</source>
        <translation>上一条消息的连接尚未结束。</translation>
    </message>
    <message>
        <source>Nothing is repeated while each message gets a connection of its own.</source>
        <translation>每条消息使用单独的连接时，不能循环发送。</translation>
    </message>
    <message>
        <source>Where it connects to is not right.</source>
        <translation>要连接的地址或端口不正确。</translation>
    </message>
</context>
<context>
    <name>sw::CodePanel</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>程序的语言</translation>
    </message>
    <message>
        <source>In which language the program is written</source>
        <translation>用哪种语言编写程序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Program that makes the same calls</source>
        <translation>做同样调用的程序</translation>
    </message>
    <message>
        <source>No call has been made yet, or the log&apos;s filter hides them all.</source>
        <translation>还没有调用，或者都被日志的过滤条件隐藏了。</translation>
    </message>
    <message>
        <source>Copies the selected text, or the whole program</source>
        <translation>复制选中的文本，没有选中时复制整个程序</translation>
    </message>
    <message>
        <source>Writes the program to a file</source>
        <translation>把程序写入文件</translation>
    </message>
    <message>
        <source>The first %1 calls of the rows shown; a longer program nobody reads. The log&apos;s filter chooses others.</source>
        <translation>所示各行中的前 %1 个调用；再长的程序无人会读。可用日志的过滤条件选择其他调用。</translation>
    </message>
    <message>
        <source>Calls: %1; left out, with the reason in a comment: %2. A click on a line chooses its row in the log.</source>
        <translation>调用：%1；略去（原因见注释）：%2。单击一行即选中日志中对应的行。</translation>
    </message>
    <message>
        <source>Calls: %1, of the rows that the log&apos;s filter lets through. A click on a line chooses its row in the log.</source>
        <translation>调用：%1，取自日志过滤后的各行。单击一行即选中日志中对应的行。</translation>
    </message>
    <message>
        <source>The program is copied.</source>
        <translation>程序已复制。</translation>
    </message>
    <message>
        <source>The selected text is copied.</source>
        <translation>选中的文本已复制。</translation>
    </message>
    <message>
        <source>Save the program</source>
        <translation>保存程序</translation>
    </message>
    <message>
        <source>Programs (*%1)</source>
        <translation>程序 (*%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The program could not be saved to %1: %2</source>
        <translation>程序无法保存到 %1：%2</translation>
    </message>
</context>
<context>
    <name>sw::CompareWindow</name>
    <message>
        <source>Choose a scenario to compare</source>
        <translation>选择要比较的场景</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The file cannot be played:</source>
        <translation>文件无法运行：</translation>
    </message>
    <message>
        <source>Playing…</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>Playing with %1; calls: %2</source>
        <translation>正在用 %1 运行；调用：%2</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>on one backend only</source>
        <translation>只有一个后端能做</translation>
    </message>
    <message>
        <source>Compare the backends</source>
        <translation>比较两个后端</translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation>场景(&amp;S)</translation>
    </message>
    <message>
        <source>Scenario or lesson to compare</source>
        <translation>要比较的场景或课程</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Chooses a scenario file</source>
        <translation>选择一个场景文件</translation>
    </message>
    <message>
        <source>&amp;Play on both</source>
        <translation>两边都运行(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>只看差异(&amp;D)</translation>
    </message>
    <message>
        <source>Steps side by side</source>
        <translation>并排的步骤</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>原生</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Native: system calls</source>
        <translation>原生：系统调用</translation>
    </message>
    <message>
        <source>Qt: functions and signals</source>
        <translation>Qt：函数与信号</translation>
    </message>
    <message>
        <source>Both are being played.</source>
        <translation>正在两边运行。</translation>
    </message>
    <message>
        <source>Lessons, and the files that were opened here</source>
        <translation>课程，以及在这里打开过的文件</translation>
    </message>
    <message>
        <source>Plays it with the native backend, then with Qt&apos;s, each to its end</source>
        <translation>先用原生后端、再用 Qt 后端运行，各自运行到底</translation>
    </message>
    <message>
        <source>Open a scenario first.</source>
        <translation>请先打开一个场景。</translation>
    </message>
    <message>
        <source>Interrupts its calls and closes its sockets</source>
        <translation>中断它的调用并关闭它的套接字</translation>
    </message>
    <message>
        <source>Nothing is being played.</source>
        <translation>没有正在运行的场景。</translation>
    </message>
    <message>
        <source>The same scenario is played with both backends; then its steps stand side by side. The log has every call of both.</source>
        <translation>同一个场景在两个后端上各运行一遍，然后逐步并排显示。日志中有两边的每一个调用。</translation>
    </message>
    <message>
        <source>A step that is chosen above shows here what each backend did in it.</source>
        <translation>在上面选中一步，这里就显示两个后端各做了什么。</translation>
    </message>
    <message>
        <source>Step %1: %2.</source>
        <translation>第 %1 步：%2。</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>未调用</translation>
    </message>
    <message>
        <source>expected %1: %2, got %3</source>
        <translation>预期 %1：%2，实际 %3</translation>
    </message>
</context>
<context>
    <name>sw::Composer</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Escapes</source>
        <translation>转义字符</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>+ LF</source>
        <translation>+ LF</translation>
    </message>
    <message>
        <source>+ CRLF</source>
        <translation>+ CRLF</translation>
    </message>
    <message>
        <source>+ CR</source>
        <translation>+ CR</translation>
    </message>
    <message>
        <source>+ NUL</source>
        <translation>+ NUL</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 · reading %2 of %3</source>
        <translation>%1 · 正在读取 %2/%3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>file, size</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>A file is sent as it is.</source>
        <translation>文件按原样发送。</translation>
    </message>
    <message>
        <source>How the text is read: as it stands, with backslash escapes, or as hex digits</source>
        <translation>内容的写法：原样文本、带反斜杠的转义字符，或十六进制数字</translation>
    </message>
    <message>
        <source>Hex is exact: no line ending is added. Type 0d 0a at the end if you want one.</source>
        <translation>十六进制按原样发送，不附加行结束符。如有需要，请在末尾输入 0d 0a。</translation>
    </message>
    <message>
        <source>Added at the end of the message; also replaces the line breaks typed in it</source>
        <translation>加在内容末尾；输入内容中的换行也替换为它</translation>
    </message>
    <message>
        <source>The bytes are exact; the encoding only decides how they are shown as text</source>
        <translation>字节按原样发送；字符编码只决定以文本显示时的样子</translation>
    </message>
    <message>
        <source>The encoding that turns characters into bytes</source>
        <translation>将字符转换为字节的编码</translation>
    </message>
    <message>
        <source>Bring back a message that was sent before</source>
        <translation>取回以前发送过的内容</translation>
    </message>
    <message>
        <source>Nothing has been sent yet</source>
        <translation>尚未发送任何内容</translation>
    </message>
    <message>
        <source>Nothing can be sent now</source>
        <translation>现在无法发送</translation>
    </message>
    <message>
        <source>The file is being read</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send exactly the bytes shown above (Ctrl+Enter)</source>
        <translation>发送上方显示的确切字节 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>清空历史</translation>
    </message>
    <message>
        <source>Send the bytes of a file</source>
        <translation>发送文件的字节</translation>
    </message>
    <message>
        <source>✓ Sent: the kernel took all %1</source>
        <translation>✓ 已发送：内核已接收全部 %1</translation>
    </message>
    <message>
        <source>✕ Only %1 of %2 were taken by the kernel. %3</source>
        <translation>✕ 内核只接收了 %1（共 %2）。%3</translation>
    </message>
    <message>
        <source>Sending: the kernel took %1 of %2. %3</source>
        <translation>正在发送：内核已接收 %1（共 %2）。%3</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>No EOL</source>
        <translation>无行尾符</translation>
    </message>
    <message>
        <source>There is nothing to send: the message has no bytes, and a stream carries only bytes, so that the peer would never see an empty message</source>
        <translation>没有可发送的内容：此消息不含任何字节。流只传输字节，空消息不会到达对端</translation>
    </message>
    <message>
        <source>✓ Written: Qt took all %1 into its buffer</source>
        <translation>✓ 已写出：Qt 已将全部 %1 收入其缓冲区</translation>
    </message>
    <message>
        <source>✕ Only %1 of %2 were taken by Qt. %3</source>
        <translation>✕ Qt 只收下了 %2 中的 %1。%3</translation>
    </message>
    <message>
        <source>Writing: Qt took %1 of %2. %3</source>
        <translation>正在写出：Qt 已收下 %2 中的 %1。%3</translation>
    </message>
    <message>
        <source>Keep as a message…</source>
        <translation>存为消息…</translation>
    </message>
    <message>
        <source>the checksum at its end</source>
        <translation>末尾的校验和</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>repeating</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop repeating</source>
        <translation>停止循环发送</translation>
    </message>
    <message>
        <source>Make no further message (Ctrl+Enter)</source>
        <translation>不再发送后面的消息（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Send the bytes shown above again and again (Ctrl+Enter)</source>
        <translation>反复发送上面显示的字节（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>sw::ComposerExtras</name>
    <message>
        <source>A file is sent as it is.</source>
        <translation>文件按原样发送。</translation>
    </message>
    <message>
        <source>${name} stands for a value that is filled in when the message leaves; $${ is a plain ${</source>
        <translation>${名称} 代表发送时才填入的值；$${ 表示普通的 ${</translation>
    </message>
    <message>
        <source>All placeholders, with what they stand for</source>
        <translation>全部占位符及其含义</translation>
    </message>
    <message>
        <source>Switch the repetition on first</source>
        <translation>请先打开循环发送</translation>
    </message>
    <message>
        <source>From one message to the next; 0 sends as fast as the other end takes them</source>
        <translation>两条消息之间的间隔；0 表示对方收多快就发多快</translation>
    </message>
    <message>
        <source>How many messages; 0 goes on until it is stopped</source>
        <translation>发送多少条；0 表示一直发送到手动停止</translation>
    </message>
    <message>
        <source>placeholders</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>every %1 ms</source>
        <translation>每 %1 ms</translation>
    </message>
    <message>
        <source>Placeholders, checksum, repetition</source>
        <translation>占位符、校验和、循环发送</translation>
    </message>
    <message>
        <source>%1
On: %2</source>
        <translation>%1
已启用：%2</translation>
    </message>
    <message>
        <source>&amp;Placeholders, as ${counter}</source>
        <translation>占位符(&amp;P)，如 ${counter}</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Insert a placeholder</source>
        <translation>插入占位符</translation>
    </message>
    <message>
        <source>&amp;Repeat every</source>
        <translation>循环发送(&amp;R)，周期</translation>
    </message>
    <message>
        <source>Send goes on until it is stopped, or as often as wanted</source>
        <translation>发送会一直重复，直到停止或达到次数</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环发送</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>no pause</source>
        <translation>不停顿</translation>
    </message>
    <message>
        <source>Milliseconds from one message to the next</source>
        <translation>两条消息之间的毫秒数</translation>
    </message>
    <message>
        <source>&amp;times</source>
        <translation>次数(&amp;T)</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>直到停止</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>发送次数</translation>
    </message>
</context>
<context>
    <name>sw::ComposerFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。请检查路径。</translation>
    </message>
    <message>
        <source>This is no regular file; folders, pipes and devices cannot be sent.</source>
        <translation>这不是普通文件；目录、管道与设备不能发送。</translation>
    </message>
    <message>
        <source>The file cannot be opened: %1.</source>
        <translation>无法打开文件：%1。</translation>
    </message>
    <message>
        <source>The file has %1; at most %2 can be sent as one message.</source>
        <translation>文件大小为 %1；一次最多可发送 %2。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file has more than %1, the most that can be sent as one message.</source>
        <translation>文件超过 %1，这是一次可发送的上限。</translation>
    </message>
</context>
<context>
    <name>sw::ConnectionActions</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Half-close sending</source>
        <translation>半关闭发送</translation>
    </message>
    <message>
        <source>Half-close receiving</source>
        <translation>半关闭接收</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>暂停接收</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reset (RST)</source>
        <translation>复位连接 (RST)</translation>
    </message>
    <message>
        <source>Data view</source>
        <translation>数据区</translation>
    </message>
    <message>
        <source>Received bytes to a file…</source>
        <translation>接收数据写入文件…</translation>
    </message>
    <message>
        <source>Copy peer address</source>
        <translation>复制对端地址</translation>
    </message>
    <message>
        <source>Select an open connection in the table first.</source>
        <translation>请先在表中选择一条未关闭的连接。</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>当前没有连接。</translation>
    </message>
    <message>
        <source>shutdown(SHUT_WR): the peer gets end of stream (FIN); receiving goes on</source>
        <translation>shutdown(SHUT_WR)：对方收到数据流结束（FIN）；本端仍可接收</translation>
    </message>
    <message>
        <source>Sending has already been ended.</source>
        <translation>发送方向已结束。</translation>
    </message>
    <message>
        <source>shutdown(SHUT_RD): recv() ends here; the peer is told nothing; sending goes on</source>
        <translation>shutdown(SHUT_RD)：本端的 recv() 就此结束，对方不会得到通知；本端仍可发送</translation>
    </message>
    <message>
        <source>Receiving has already been ended.</source>
        <translation>接收方向已结束。</translation>
    </message>
    <message>
        <source>Makes no further recv(): buffers fill, and TCP slows the sender down</source>
        <translation>不再调用 recv()：缓冲区填满后，TCP 会让发送方放慢</translation>
    </message>
    <message>
        <source>close(): ends both directions in order (FIN)</source>
        <translation>close()：按次序结束两个方向（FIN）</translation>
    </message>
    <message>
        <source>close() with SO_LINGER 0: a RST goes out, unsent data is thrown away</source>
        <translation>SO_LINGER 为 0 时的 close()：发出 RST，丢弃未发送的数据</translation>
    </message>
    <message>
        <source>Only the bytes of this connection, in a window of their own</source>
        <translation>在单独的窗口中只显示此连接的字节</translation>
    </message>
    <message>
        <source>Writes what arrives from now on into a file</source>
        <translation>将此后收到的数据写入文件</translation>
    </message>
    <message>
        <source>Select one connection.</source>
        <translation>请只选择一条连接。</translation>
    </message>
    <message>
        <source>Copies the peer&apos;s address and port</source>
        <translation>复制对端的地址与端口</translation>
    </message>
    <message>
        <source>Received bytes no longer go to %1</source>
        <translation>接收数据已停止写入 %1</translation>
    </message>
    <message>
        <source>Write received bytes to a file</source>
        <translation>将接收数据写入文件</translation>
    </message>
    <message>
        <source>Received bytes go to %1</source>
        <translation>接收数据正写入 %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止（abort）</translation>
    </message>
    <message>
        <source>Reads no more: Qt&apos;s buffer fills up to readBufferSize, then the kernel&apos;s, and TCP slows the sender down</source>
        <translation>不再读取：Qt 的缓冲区填满到 readBufferSize，然后内核的缓冲区填满，TCP 使发送方减速</translation>
    </message>
    <message>
        <source>close(): returns at once; what waits in Qt&apos;s buffer is sent first, then both directions end (FIN)</source>
        <translation>close()：立即返回；先发送 Qt 缓冲区中等待的数据，然后两个方向都结束（FIN）</translation>
    </message>
    <message>
        <source>abort(): closes at once, what waits in Qt&apos;s buffer is thrown away; no SO_LINGER, so a RST goes out only if unread bytes are left</source>
        <translation>abort()：立即关闭，丢弃 Qt 缓冲区中等待的数据；不设置 SO_LINGER，因此只有留有未读字节时才会发出 RST</translation>
    </message>
    <message>
        <source>Start TLS</source>
        <translation>启动 TLS</translation>
    </message>
    <message>
        <source>TLS details</source>
        <translation>TLS 详情</translation>
    </message>
    <message>
        <source>startServerEncryption(): waits for the client&apos;s handshake from now on; click it before the client begins (STARTTLS)</source>
        <translation>startServerEncryption()：从现在起等待客户端的握手；请在客户端开始之前点击（STARTTLS）</translation>
    </message>
    <message>
        <source>startClientEncryption(): begins the handshake on this open connection (STARTTLS)</source>
        <translation>startClientEncryption()：在这个已打开的连接上开始握手（STARTTLS）</translation>
    </message>
    <message>
        <source>Choose &apos;TLS: later&apos; in the settings before the connection is made; it starts once.</source>
        <translation>请在建立连接之前于设置中选择“稍后（STARTTLS）”；每个连接只能启动一次。</translation>
    </message>
    <message>
        <source>Version, cipher, certificates, and what is wrong with them</source>
        <translation>版本、加密套件、证书及其问题</translation>
    </message>
    <message>
        <source>There was no TLS handshake on it.</source>
        <translation>此连接没有进行过 TLS 握手。</translation>
    </message>
</context>
<context>
    <name>sw::ConnectionsText</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Number of the connection, in order of accept()</source>
        <translation>连接的编号，按 accept() 的先后</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Address of the other end</source>
        <translation>另一端的地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>TCP state as the kernel reports it; how it ended, once it is closed</source>
        <translation>内核报告的 TCP 状态；关闭后显示结束方式</translation>
    </message>
    <message>
        <source>In call</source>
        <translation>所在调用</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Bytes that recv() gave</source>
        <translation>recv() 取得的字节数</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Bytes that the kernel took from send()</source>
        <translation>内核从 send() 接收的字节数</translation>
    </message>
    <message>
        <source>Recv-Q</source>
        <translation>Recv-Q</translation>
    </message>
    <message>
        <source>Bytes that have arrived and wait for recv()</source>
        <translation>接收队列：已到达、等待 recv() 的字节数</translation>
    </message>
    <message>
        <source>Send-Q</source>
        <translation>Send-Q</translation>
    </message>
    <message>
        <source>Bytes that were taken from send() and not yet acknowledged by the peer</source>
        <translation>发送队列：已由 send() 交给内核、对方尚未确认的字节数</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>reading paused</source>
        <translation>已暂停接收</translation>
    </message>
    <message>
        <source>Sending was ended here (SHUT_WR).</source>
        <translation>本端已结束发送（SHUT_WR）。</translation>
    </message>
    <message>
        <source>Receiving was ended here (SHUT_RD).</source>
        <translation>本端已结束接收（SHUT_RD）。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a queue: bytes</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>process %1, user %2</source>
        <comment>of a unix socket: ids</comment>
        <translation>进程 %1，用户 %2</translation>
    </message>
    <message>
        <source>Encrypted by TLS.</source>
        <translation>已由 TLS 加密。</translation>
    </message>
    <message>
        <source>Encrypted by TLS, in spite of errors of the peer&apos;s certificate.</source>
        <translation>已由 TLS 加密，但对端证书有错误。</translation>
    </message>
    <message>
        <source>The TLS handshake failed; &apos;TLS details&apos; says why.</source>
        <translation>TLS 握手失败；“TLS 详情”说明原因。</translation>
    </message>
    <message>
        <source>The call that waits now, and for how long: a thread is blocked in it; of the Qt backend it is pending until a signal comes</source>
        <translation>当前等待中的调用及其时长：有线程阻塞其中；Qt 后端的调用则挂起，直到信号到来</translation>
    </message>
</context>
<context>
    <name>sw::ConnectionsView</name>
    <message>
        <source>Connections</source>
        <translation>连接表</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>尚无连接</translation>
    </message>
</context>
<context>
    <name>sw::ConversationBox</name>
    <message>
        <source>The newest connection</source>
        <translation>最新的连接</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Which connection is shown; choosing a row of the log chooses its connection</source>
        <translation>显示哪个连接；在日志中选中一行即选中它的连接</translation>
    </message>
</context>
<context>
    <name>sw::CopyMenu</name>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>Decoded with the encoding that is chosen</source>
        <translation>按所选字符编码解码</translation>
    </message>
    <message>
        <source>&amp;Hex</source>
        <translation>十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>48 65 6c 6c 6f</source>
        <translation>48 65 6c 6c 6f</translation>
    </message>
    <message>
        <source>Hex &amp;dump</source>
        <translation>十六进制转储(&amp;D)</translation>
    </message>
    <message>
        <source>Lines with offsets, as hexdump -C writes them</source>
        <translation>带偏移的行，与 hexdump -C 的输出相同</translation>
    </message>
    <message>
        <source>&amp;Escaped text</source>
        <translation>转义文本(&amp;E)</translation>
    </message>
    <message>
        <source>ASCII and C escapes; the composer reads it back exactly</source>
        <translation>ASCII 加 C 转义；发送区能原样读回</translation>
    </message>
    <message>
        <source>&amp;C array</source>
        <translation>C 数组(&amp;C)</translation>
    </message>
    <message>
        <source>const unsigned char data[…] = { … };</source>
        <translation>const unsigned char data[…] = { … };</translation>
    </message>
    <message>
        <source>&amp;Python bytes</source>
        <translation>Python bytes(&amp;P)</translation>
    </message>
    <message>
        <source>b&apos;…&apos;</source>
        <translation>b&apos;…&apos;</translation>
    </message>
    <message>
        <source>&amp;Base64</source>
        <translation>Base64(&amp;B)</translation>
    </message>
    <message>
        <source>One line, as RFC 4648 defines it</source>
        <translation>一行，按 RFC 4648</translation>
    </message>
    <message>
        <source>&amp;Shell command (printf | nc)</source>
        <translation>Shell 命令 (printf | nc)(&amp;S)</translation>
    </message>
    <message>
        <source>A line for a terminal that sends these bytes with netcat; nothing in them runs</source>
        <translation>供终端使用的一行命令，用 netcat 发送这些字节；字节中的任何内容都不会被执行</translation>
    </message>
    <message>
        <source>Copied the first %1 bytes; saving takes all of them.</source>
        <translation>已复制前 %1 字节；保存到文件可得到全部。</translation>
    </message>
    <message>
        <source>Bytes copied: %1</source>
        <translation>已复制字节：%1</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>复制为(&amp;A)</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation>没有选中的行</translation>
    </message>
    <message>
        <source>There is no data in it</source>
        <translation>其中没有数据</translation>
    </message>
    <message>
        <source>This is no longer in the log</source>
        <translation>它已不在日志中</translation>
    </message>
</context>
<context>
    <name>sw::CrowdFailuresModel</name>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>The call of a client that failed</source>
        <translation>客户端失败的调用</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>errno by its name</source>
        <translation>errno 名称</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>出现次数</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>What it means; the tool tip also says what to do</source>
        <translation>错误的含义；工具提示还说明如何处理</translation>
    </message>
    <message>
        <source>No thread could be made for the client. Ask for fewer clients, or raise the limit (ulimit -u, /proc/sys/kernel/threads-max).</source>
        <translation>无法为客户端创建线程。请减少客户端数，或提高限制（ulimit -u，/proc/sys/kernel/threads-max）。</translation>
    </message>
    <message>
        <source>No local port is free for this server: each connection takes one, and one that was closed here keeps it for 60 s in TIME_WAIT. Use several source addresses or Reset instead of close (…), or more ports (net.ipv4.ip_local_port_range).</source>
        <translation>没有可用于该服务端的本地端口：每个连接占用一个，由本端关闭的连接还会在 TIME_WAIT 中占用 60 秒。请使用多个源地址或以复位代替关闭（…），或增加端口（net.ipv4.ip_local_port_range）。</translation>
    </message>
</context>
<context>
    <name>sw::CrowdFailuresView</name>
    <message>
        <source>No call has failed</source>
        <translation>没有失败的调用</translation>
    </message>
    <message>
        <source>Calls that failed</source>
        <translation>失败的调用</translation>
    </message>
</context>
<context>
    <name>sw::CrowdFiguresView</name>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connections that stand now, of all that connect() made; in brackets those that are on their way</source>
        <translation>当前的连接数，以及 connect() 建立过的总数；括号内为正在连接的数量</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Clients of which a call failed; the table below says which call, and why</source>
        <translation>有调用失败的客户端数；下表说明是哪个调用及原因</translation>
    </message>
    <message>
        <source>closed by the server</source>
        <translation>服务端已关闭</translation>
    </message>
    <message>
        <source>Connections that the server ended: recv() returned 0</source>
        <translation>由服务端结束的连接：recv() 返回 0</translation>
    </message>
    <message>
        <source>answered of sent</source>
        <translation>已应答 / 已发送</translation>
    </message>
    <message>
        <source>Whole answers, and whole messages that the kernel took. Counted from the rows of the log</source>
        <translation>完整的应答数，以及内核已接收的完整消息数。根据日志的行计数</translation>
    </message>
    <message>
        <source>latency, half</source>
        <translation>延迟中位数</translation>
    </message>
    <message>
        <source>p50: half of all answers took no longer. From the begin of the send() of a message to the end of the recv() that brought the last byte of its answer, by the times of their rows; at most 1.6 % too high</source>
        <translation>p50：一半的应答不超过此时间。从发送消息的 send() 开始，到取得应答最后一个字节的 recv() 结束，按日志行的时间计算；最多偏高 1.6 %</translation>
    </message>
    <message>
        <source>99 of 100</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>p99: 99 of 100 answers took no longer; at most 1.6 % too high</source>
        <translation>p99：99 % 的应答不超过此时间；最多偏高 1.6 %</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>The longest of all, exactly</source>
        <translation>所有应答中最长的时间，精确值</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>Messages sent in the last second; after the end the mean of the whole run</source>
        <translation>最近一秒发送的消息数；结束后为整个过程的平均值</translation>
    </message>
    <message>
        <source>out · in</source>
        <translation>发送 · 接收</translation>
    </message>
    <message>
        <source>Bytes sent and received in the last second; after the end the mean of the whole run</source>
        <translation>最近一秒发送和接收的字节数；结束后为整个过程的平均值</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>caption of a tile, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source> (+%1)</source>
        <comment>connections on their way</comment>
        <translation>（+%1）</translation>
    </message>
    <message>
        <source>– of %1</source>
        <translation>– / %1</translation>
    </message>
</context>
<context>
    <name>sw::CrowdOptions</name>
    <message>
        <source>Clients</source>
        <translation>客户端数</translation>
    </message>
    <message>
        <source>How many connections, each with a socket and a thread of its own</source>
        <translation>连接的数量，每个连接都有自己的套接字和线程</translation>
    </message>
    <message>
        <source>New per second</source>
        <translation>每秒新建</translation>
    </message>
    <message>
        <source>How many of them begin to connect in each second; a server whose queue of connections is full lets the others wait</source>
        <translation>每秒有多少个客户端开始连接；服务端的连接队列满时，其余的会等待</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>同时开始</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Seconds from the start until all of them close</source>
        <translation>从开始到全部关闭的秒数</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>直到停止</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Milliseconds until a connect is given up and counts as failed</source>
        <translation>多少毫秒后放弃连接并计为失败</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>源地址数</translation>
    </message>
    <message>
        <source>For a server on 127.x.x.x: the clients are bound to so many of 127.0.0.1, 127.0.0.2 … in turn. Each address has local ports of its own, so that they do not run out</source>
        <translation>适用于 127.x.x.x 上的服务端：客户端依次绑定到 127.0.0.1、127.0.0.2 … 中的这么多个地址。每个地址有各自的本地端口，因此不易耗尽</translation>
    </message>
    <message>
        <source>one</source>
        <translation>一个</translation>
    </message>
    <message>
        <source>What each client sends, with escapes such as \n or \x00; empty: they only connect. Sent as soon as it is connected</source>
        <translation>每个客户端发送的内容，可用 \n、\x00 等转义；留空则只连接。连接后立即发送</translation>
    </message>
    <message>
        <source>Messages a second of each client. While the answer to the last one is missing, one more waits for it; further ones are held back and counted</source>
        <translation>每个客户端每秒的消息数。上一条的应答未到时，再有一条等待；更多的不发送，只计数</translation>
    </message>
    <message>
        <source>What ends the time that is measured: the same bytes come back, so many bytes come, or nothing is waited for</source>
        <translation>计时到何时结束：收到相同的字节、收到指定数量的字节，或不等待</translation>
    </message>
    <message>
        <source>Bytes of an answer</source>
        <translation>应答的字节数</translation>
    </message>
    <message>
        <source>Closes with a RST (SO_LINGER with 0 s): no connection stays in TIME_WAIT, and its port is free at once</source>
        <translation>以 RST 关闭（SO_LINGER 为 0 秒）：连接不会停留在 TIME_WAIT，端口立即可用</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Messages a second of each client</source>
        <translation>每个客户端每秒的消息数</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source> /s</source>
        <translation> 条/秒</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>not waited for</source>
        <translation>不等待</translation>
    </message>
    <message>
        <source>the same bytes</source>
        <translation>相同的字节</translation>
    </message>
    <message>
        <source>so many bytes:</source>
        <translation>指定字节数：</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Reset instead of close</source>
        <translation>以复位代替关闭</translation>
    </message>
</context>
<context>
    <name>sw::CrowdPanel</name>
    <message>
        <source>Copied the figures</source>
        <translation>已复制数据</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Save the course</source>
        <translation>保存过程</translation>
    </message>
    <message>
        <source>Host: a numeric address, or a name such as example.org.</source>
        <translation>主机：数字地址，或 example.org 这样的名称。</translation>
    </message>
    <message>
        <source>Port: a number from 1 to 65535.</source>
        <translation>端口：1 到 65535 的数字。</translation>
    </message>
    <message>
        <source>Message: an escape is wrong. Write \\ for a backslash.</source>
        <translation>消息：转义有误。反斜杠请写作 \\。</translation>
    </message>
    <message>
        <source>Many clients → %1:%2</source>
        <comment>host, port</comment>
        <translation>大量客户端 → %1:%2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>A panel of many clients sends what its settings say; step by step, it sends any bytes.</source>
        <translation>大量客户端面板按其设置发送；逐步模式下可发送任意字节。</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>Stop the clients to change this.</source>
        <translation>停止客户端后才能更改。</translation>
    </message>
    <message>
        <source>Copy or save what was measured</source>
        <translation>复制或保存测量结果</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
    <message>
        <source>This program may have %1 descriptors open, %2 are in use; %3 more are needed.</source>
        <translation>本程序最多可打开 %1 个描述符，已使用 %2 个，还需要 %3 个。</translation>
    </message>
    <message>
        <source>The server is in this program too, so each client takes two.</source>
        <translation>服务端也在本程序中，因此每个客户端占用两个。</translation>
    </message>
    <message>
        <source>Ask for fewer clients, or raise the limit before the program starts: ulimit -Hn, or LimitNOFILE of systemd.</source>
        <translation>请减少客户端数，或在程序启动前提高限制：ulimit -Hn，或 systemd 的 LimitNOFILE。</translation>
    </message>
    <message>
        <source>Too few descriptors</source>
        <translation>描述符不足</translation>
    </message>
    <message>
        <source>%1(): %2, %3 times</source>
        <comment>call, errno, count</comment>
        <translation>%1()：%2，%3 次</translation>
    </message>
    <message>
        <source>Rows are missing</source>
        <translation>缺少日志行</translation>
    </message>
    <message>
        <source>%1 rows had left the log before they were counted, as it was cleared: messages, bytes and latency are without them.</source>
        <translation>日志被清空，有 %1 行未及计数：消息、字节和延迟不包含它们。</translation>
    </message>
    <message>
        <source>Answers that differ</source>
        <translation>应答不一致</translation>
    </message>
    <message>
        <source>%1 answers are not the bytes that were sent.</source>
        <translation>%1 个应答与发送的字节不同。</translation>
    </message>
    <message>
        <source>The server&apos;s queue was full</source>
        <translation>服务端的队列曾满</translation>
    </message>
    <message>
        <source>A connect took %1: a SYN that finds the queue of the listening socket full is dropped, and the client&apos;s kernel sends it again after a second. Until then a connection may seem to stand that the server has not got. A larger backlog or fewer new clients per second help.</source>
        <translation>有一次连接用了 %1：监听套接字的队列满时 SYN 被丢弃，客户端的内核在一秒后重发。在此之前，看似已建立的连接可能尚未到达服务端。可增大 backlog，或减少每秒新建的客户端数。</translation>
    </message>
    <message>
        <source>Slower than asked for</source>
        <translation>低于要求的速率</translation>
    </message>
    <message>
        <source>%1 is not this machine&apos;s loopback. %2 clients will connect to it.</source>
        <translation>%1 不是本机回环地址。将有 %2 个客户端连接到它。</translation>
    </message>
    <message>
        <source>Against somebody else&apos;s machine that is an attack, and a firewall may take it for one. Go on only if the machine is yours, or its owner has agreed.</source>
        <translation>对他人的机器这样做是攻击，防火墙也可能视为攻击。仅当机器属于您，或其所有者已同意时才继续。</translation>
    </message>
    <message>
        <source>Many clients to another machine</source>
        <translation>向其他机器发起大量客户端</translation>
    </message>
    <message>
        <source>Connect to it</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>每秒消息数</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>图中显示的内容</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save the figures…</source>
        <translation>保存数据…</translation>
    </message>
    <message>
        <source>Save the course over time…</source>
        <translation>保存随时间的过程…</translation>
    </message>
    <message>
        <source>%1 messages were held back: when their time came, those before them were not answered or not taken by the kernel, or the session file had to catch up.</source>
        <translation>%1 条消息未发送：轮到它们时，之前的消息尚未得到应答或尚未被内核接收，或会话文件尚未写完。</translation>
    </message>
</context>
<context>
    <name>sw::CrowdPlot</name>
    <message>
        <source>half of the answers</source>
        <translation>半数应答</translation>
    </message>
    <message>
        <source>99 of 100</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚无测量结果</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Course of the run</source>
        <translation>运行过程</translation>
    </message>
    <message>
        <source>Over the time since the start, a point every quarter of a second</source>
        <translation>自开始以来的时间，每四分之一秒一个点</translation>
    </message>
</context>
<context>
    <name>sw::DataEditor</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Escapes</source>
        <translation>转义字符</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>How the data is read</source>
        <translation>数据的读法</translation>
    </message>
</context>
<context>
    <name>sw::DataView</name>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Could not save to %1: %2</source>
        <translation>无法保存到 %1：%2</translation>
    </message>
    <message>
        <source>Save the received bytes</source>
        <translation>保存接收的字节</translation>
    </message>
    <message>
        <source>Saving to %1</source>
        <translation>正在保存到 %1</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Show bytes as a hex dump</source>
        <translation>以十六进制转储显示字节</translation>
    </message>
    <message>
        <source>Sent too</source>
        <translation>显示发送</translation>
    </message>
    <message>
        <source>Show also what was sent, in another colour</source>
        <translation>同时以另一种颜色显示发送的内容</translation>
    </message>
    <message>
        <source>Pause view</source>
        <translation>暂停显示</translation>
    </message>
    <message>
        <source>Stop showing new data; receiving goes on</source>
        <translation>停止显示新数据；接收继续进行</translation>
    </message>
    <message>
        <source>Clear this view; the log keeps its rows</source>
        <translation>清空此处的显示；日志中的行不受影响</translation>
    </message>
    <message>
        <source>Encoding of text</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Encoding of text in the data</source>
        <translation>数据中文本的字符编码</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Received data appears here.</source>
        <translation>接收的数据显示在这里。</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Show every byte: ASCII as it is, the rest as C escapes</source>
        <translation>显示每个字节：ASCII 原样显示，其余用 C 转义</translation>
    </message>
    <message>
        <source>Save bytes or text to a file</source>
        <translation>将字节或文本保存到文件</translation>
    </message>
    <message>
        <source>Save the received bytes…</source>
        <translation>保存接收的字节…</translation>
    </message>
    <message>
        <source>Save the sent bytes…</source>
        <translation>保存发送的字节…</translation>
    </message>
    <message>
        <source>Save both as text, turn by turn…</source>
        <translation>将双方按先后保存为文本…</translation>
    </message>
    <message>
        <source>Save the sent bytes</source>
        <translation>保存发送的字节</translation>
    </message>
    <message>
        <source>Save both directions as text</source>
        <translation>将两个方向保存为文本</translation>
    </message>
    <message>
        <source>received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Saving was cancelled; no file was written.</source>
        <translation>保存已取消，没有写入文件。</translation>
    </message>
    <message>
        <source>… %1 bytes are not shown here; the log has them, and saving writes them</source>
        <translation>… 此处未显示 %1 字节；日志中有，保存时也会写出</translation>
    </message>
    <message>
        <source>Only the newest %1 lines are shown. The log has the others, and saving writes all.</source>
        <translation>仅显示最新的 %1 行。其余内容在日志中，保存时会写出全部。</translation>
    </message>
</context>
<context>
    <name>sw::DataViewWindow</name>
    <message>
        <source>Data of %1</source>
        <translation>%1 的数据</translation>
    </message>
</context>
<context>
    <name>sw::DatagramDetails</name>
    <message>
        <source>Sent to: %1</source>
        <translation>发往：%1</translation>
    </message>
    <message>
        <source>Sender: %1</source>
        <translation>发送方：%1</translation>
    </message>
    <message>
        <source>Sender: a socket without a name; nobody can answer it</source>
        <translation>发送方：没有名称的套接字；无法应答</translation>
    </message>
    <message>
        <source>Destination address: %1</source>
        <translation>目的地址：%1</translation>
    </message>
    <message>
        <source>Interface: %1 (number %2)</source>
        <translation>接口：%1（编号 %2）</translation>
    </message>
    <message>
        <source>TTL (hop limit) on arrival: %1</source>
        <translation>到达时的 TTL（跳数限制）：%1</translation>
    </message>
    <message>
        <source>Lost so far as the receive buffer was full: %1</source>
        <translation>因接收缓冲区已满而丢失的累计数：%1</translation>
    </message>
    <message>
        <source>Cut (MSG_TRUNC): the datagram had %1 bytes</source>
        <translation>截断（MSG_TRUNC）：数据报共 %1 字节</translation>
    </message>
    <message>
        <source>Cut (MSG_TRUNC): the datagram was longer than the buffer</source>
        <translation>截断（MSG_TRUNC）：数据报比缓冲区长</translation>
    </message>
    <message>
        <source>Observed: this datagram was not delivered (%1, %2 type %3 code %4)</source>
        <translation>观察到：此数据报未送达（%1，%2 类型 %3 代码 %4）</translation>
    </message>
    <message>
        <source>Who said so: %1</source>
        <translation>由谁告知：%1</translation>
    </message>
    <message>
        <source>The error tells of a datagram that was sent before; the log has none any more.</source>
        <translation>此错误说的是先前发送的某个数据报；日志中已没有它。</translation>
    </message>
    <message>
        <source> to %1</source>
        <translation>，发往 %1</translation>
    </message>
    <message>
        <source>Inferred: the error answers the datagram of row %1 (%2 bytes%3), the last one sent before.</source>
        <translation>推断：此错误回应的是第 %1 行的数据报（%2 字节%3），即此前最后发送的那个。</translation>
    </message>
</context>
<context>
    <name>sw::DatagramOptions</name>
    <message>
        <source>Broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>SO_BROADCAST: may send to broadcast addresses such as 255.255.255.255</source>
        <translation>SO_BROADCAST：允许向广播地址（例如 255.255.255.255）发送</translation>
    </message>
    <message>
        <source>Reuse address</source>
        <translation>重用地址</translation>
    </message>
    <message>
        <source>SO_REUSEADDR: several sockets may bind this port; of UDP, the one that bound last gets what comes, and each gets what comes to a group or by broadcast</source>
        <translation>SO_REUSEADDR：多个套接字可以绑定此端口；对 UDP 来说，最后绑定的那个收到数据报，而组播和广播则每个都会收到</translation>
    </message>
    <message>
        <source>Reuse port</source>
        <translation>重用端口</translation>
    </message>
    <message>
        <source>SO_REUSEPORT: several sockets of one user share the port, and the kernel spreads the senders over them</source>
        <translation>SO_REUSEPORT：同一用户的多个套接字共用端口，内核把不同的发送方分摊给它们</translation>
    </message>
    <message>
        <source>IPv4 on IPv6 too</source>
        <translation>IPv6 上也收 IPv4</translation>
    </message>
    <message>
        <source>IPV6_V6ONLY off: an IPv6 socket on any address takes IPv4 datagrams too</source>
        <translation>关闭 IPV6_V6ONLY：绑定任意地址的 IPv6 套接字也接收 IPv4 数据报</translation>
    </message>
    <message>
        <source>Tell destination and TTL</source>
        <translation>告知目的地址和 TTL</translation>
    </message>
    <message>
        <source>IP_PKTINFO and IP_RECVTTL (IPV6_RECVPKTINFO, IPV6_RECVHOPLIMIT): with each datagram, recvmsg tells where it went, on which interface it came and its TTL</source>
        <translation>IP_PKTINFO 和 IP_RECVTTL（IPV6_RECVPKTINFO、IPV6_RECVHOPLIMIT）：recvmsg 随每个数据报告知它发往哪里、从哪个接口到达以及它的 TTL</translation>
    </message>
    <message>
        <source>Count lost datagrams</source>
        <translation>统计丢失的数据报</translation>
    </message>
    <message>
        <source>SO_RXQ_OVFL: with each datagram, recvmsg tells how many the kernel has dropped as the receive buffer was full</source>
        <translation>SO_RXQ_OVFL：recvmsg 随每个数据报告知内核因接收缓冲区已满而丢弃了多少个</translation>
    </message>
    <message>
        <source>Error queue</source>
        <translation>错误队列</translation>
    </message>
    <message>
        <source>IP_RECVERR (IPV6_RECVERR): when a datagram could not be delivered, recvmsg with MSG_ERRQUEUE names it and who said so; without connect(), nothing else would tell</source>
        <translation>IP_RECVERR（IPV6_RECVERR）：数据报无法送达时，带 MSG_ERRQUEUE 的 recvmsg 会指出是哪一个、由谁告知；不调用 connect() 时没有别的途径得知</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>IP_TTL (IPV6_UNICAST_HOPS): how many routers a datagram may pass</source>
        <translation>IP_TTL（IPV6_UNICAST_HOPS）：数据报可以经过多少个路由器</translation>
    </message>
    <message>
        <source>SO_RCVBUF</source>
        <translation>SO_RCVBUF</translation>
    </message>
    <message>
        <source>SO_RCVBUF in bytes: the kernel doubles it for its own needs; what does not fit is lost</source>
        <translation>SO_RCVBUF，以字节计：内核为自身需要将其加倍；放不下的就会丢失</translation>
    </message>
    <message>
        <source>Bytes per call</source>
        <translation>每次调用的字节数</translation>
    </message>
    <message>
        <source>The buffer that is given to the receiving call; the rest of a longer datagram is lost, and the log shows MSG_TRUNC and its whole size</source>
        <translation>交给接收调用的缓冲区；更长的数据报其余部分会丢失，日志显示 MSG_TRUNC 和完整大小</translation>
    </message>
    <message>
        <source>Multicast…</source>
        <translation>组播…</translation>
    </message>
    <message>
        <source>Multicast (%1)…</source>
        <translation>组播（%1）…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>SO_BINDTODEVICE: only over this interface</source>
        <translation>SO_BINDTODEVICE：只经由此接口</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>本地地址</translation>
    </message>
    <message>
        <source>bind() to this address of this machine first</source>
        <translation>先 bind() 到本机的这个地址</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>本地端口</translation>
    </message>
    <message>
        <source>bind() to this port first; 0 = the system picks</source>
        <translation>先 bind() 到此端口；0 = 由系统选择</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>自身名称</translation>
    </message>
    <message>
        <source>bind() to this path, or @name; empty = the system picks an abstract name, so that answers find the way</source>
        <translation>bind() 到此路径或 @名称；留空 = 由系统选择抽象名称，使应答能够送回</translation>
    </message>
    <message>
        <source>Groups to join and leave, loop, TTL and outgoing interface</source>
        <translation>加入和离开组播组、回环、TTL 和出接口</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
</context>
<context>
    <name>sw::DatagramPanel</name>
    <message>
        <source>Address: an IPv4 or IPv6 address of this machine, or its name; 0.0.0.0 or :: = any.</source>
        <translation>地址：本机的 IPv4 或 IPv6 地址或主机名；0.0.0.0 或 :: 表示任意地址。</translation>
    </message>
    <message>
        <source>Host: an IPv4 or IPv6 address, or a name such as example.org.</source>
        <translation>主机：IPv4 或 IPv6 地址，或 example.org 这样的名称。</translation>
    </message>
    <message>
        <source>Port: a number from 1 to 65535.</source>
        <translation>端口：1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Path: that of the socket to send to, or @name for an abstract one.</source>
        <translation>路径：要发往的套接字的路径，或用 @名称 表示抽象名称。</translation>
    </message>
    <message>
        <source>Path: at most %1 bytes; @name for an abstract one.</source>
        <translation>路径：最多 %1 字节；用 @名称 表示抽象名称。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>protocol, address</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>protocol, address</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop the socket to change this.</source>
        <translation>停止套接字后才能更改。</translation>
    </message>
    <message>
        <source>Start the socket first.</source>
        <translation>请先启动套接字。</translation>
    </message>
    <message>
        <source>Open the socket first.</source>
        <translation>请先打开套接字。</translation>
    </message>
    <message>
        <source>Choose a peer in the table, or type an address such as %1.</source>
        <translation>请在表中选择对端，或输入 %1 这样的地址。</translation>
    </message>
    <message>
        <source>Nobody receives there: &apos;port unreachable&apos; (ICMP) came back.</source>
        <translation>那里没有人接收：返回了 ICMP“端口不可达”。</translation>
    </message>
    <message>
        <source>Inferred: it answers a datagram that was sent before this call. The log links the two; the error queue (…) names the datagram.</source>
        <translation>推断：它回应的是此调用之前发送的数据报。日志把两者联系起来；错误队列（…）会指出是哪个数据报。</translation>
    </message>
    <message>
        <source>Send less at once, or several datagrams.</source>
        <translation>请减少每次发送的字节，或分成几个数据报。</translation>
    </message>
    <message>
        <source>This is a broadcast address, and the socket may not broadcast.</source>
        <translation>这是广播地址，而此套接字不允许广播。</translation>
    </message>
    <message>
        <source>Tick Broadcast (…), or set it now.</source>
        <translation>请勾选“广播”（…），或立即设置。</translation>
    </message>
    <message>
        <source>Set SO_BROADCAST</source>
        <translation>设置 SO_BROADCAST</translation>
    </message>
    <message>
        <source>Another socket has this name. Choose another one, or close that socket.</source>
        <translation>另一个套接字已使用此名称。请另选名称，或关闭那个套接字。</translation>
    </message>
    <message>
        <source>P&amp;ath or @name</source>
        <translation>路径或 @名称(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>Path to receive on</source>
        <translation>接收所用的路径</translation>
    </message>
    <message>
        <source>Path to send to</source>
        <translation>发往的路径</translation>
    </message>
    <message>
        <source>empty: the system picks a name</source>
        <translation>留空：由系统选择名称</translation>
    </message>
    <message>
        <source>A file system path, or @name for an abstract name, which leaves no file behind</source>
        <translation>文件系统路径，或用 @名称 表示抽象名称（不留下文件）</translation>
    </message>
    <message>
        <source>Filled in by choosing a peer in the table</source>
        <translation>在表中选择对端即可填入</translation>
    </message>
    <message>
        <source>Data view, received bytes to a file, address</source>
        <translation>数据视图、把收到的字节存为文件、地址</translation>
    </message>
    <message>
        <source>A name is being looked up.</source>
        <translation>正在解析名称。</translation>
    </message>
    <message>
        <source>Send to: a path, or a name such as %1.</source>
        <translation>发往：填写路径，或 %1 这样的名字。</translation>
    </message>
    <message>
        <source>Send to: an address and a port, such as %1 or localhost:9999.</source>
        <translation>发往：填写地址和端口，如 %1 或 localhost:9999。</translation>
    </message>
    <message>
        <source>Looking up %1; the message goes when its address is known.</source>
        <translation>正在解析 %1；得到地址后即发送。</translation>
    </message>
    <message>
        <source>Lost here, as the receive buffer was full: %1</source>
        <translation>因接收缓冲区已满而在此丢失：%1</translation>
    </message>
    <message>
        <source>Peers that made room for others: %1</source>
        <translation>为其他对端让位的对端：%1</translation>
    </message>
    <message>
        <source>The error queue names the datagram: see the row &apos;not delivered&apos; of the log.</source>
        <translation>错误队列指明了是哪个数据报：见日志中“未送达”的那一行。</translation>
    </message>
    <message>
        <source>The datagram is too long: one UDP datagram holds at most 65507 bytes over IPv4, 65527 over IPv6.</source>
        <translation>数据报过长：一个 UDP 数据报在 IPv4 上最多 65507 字节，在 IPv6 上最多 65527 字节。</translation>
    </message>
    <message>
        <source>A repetition needs an address: write the numbers in place of the name.</source>
        <translation>循环发送需要地址：请用数字地址代替名称。</translation>
    </message>
</context>
<context>
    <name>sw::DatagramPeersText</name>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Address that datagrams came from or went to</source>
        <translation>数据报来自或发往的地址</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收</translation>
    </message>
    <message>
        <source>Datagrams received from it</source>
        <translation>从它收到的数据报数</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>发</translation>
    </message>
    <message>
        <source>Datagrams that the kernel took for it; nobody says whether they arrived</source>
        <translation>内核接下的发往它的数据报数；是否到达无人告知</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Bytes in its datagrams</source>
        <translation>它的数据报中的字节数</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Bytes in the datagrams to it</source>
        <translation>发往它的数据报中的字节数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Time since the last datagram, either way</source>
        <translation>距最近一个数据报（收或发）的时间</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Time to live (hop limit) that the last datagram arrived with: what it started with, less one for each router on its way</source>
        <translation>最近一个数据报到达时的生存时间（跳数限制）：初始值减去途经的路由器数</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>a unix socket that has no address</comment>
        <translation>（无名称）</translation>
    </message>
    <message numerus="yes">
        <source>%n datagram(s) to it failed; the log says why.</source>
        <translation>
            <numerusform>发往它的 %n 个数据报失败；原因见日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a column: value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sw::DatagramPeersView</name>
    <message>
        <source>Peers seen</source>
        <translation>出现过的对端</translation>
    </message>
    <message>
        <source>No datagram yet</source>
        <translation>还没有数据报</translation>
    </message>
</context>
<context>
    <name>sw::EndpointNames</name>
    <message>
        <source>server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>server 2</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>sw::EndpointPanel</name>
    <message>
        <source>The calls are being interrupted; this takes a moment.</source>
        <translation>正在中断各个调用，请稍候。</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Shift+F5</source>
        <translation>Shift+F5</translation>
    </message>
    <message>
        <source>cancelled here</source>
        <translation>本端已取消</translation>
    </message>
    <message>
        <source>Half-close</source>
        <translation>半关闭</translation>
    </message>
    <message>
        <source>Ends one direction and keeps the other: shutdown()</source>
        <translation>结束一个方向，保留另一个方向：shutdown()</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Another mode</source>
        <translation>切换模式</translation>
    </message>
    <message>
        <source>It is running. To make its calls one by one it has to be stopped first.</source>
        <translation>它正在运行。要逐个执行调用，必须先停止它。</translation>
    </message>
    <message>
        <source>Sockets of this panel are open. They are closed before it works automatically.</source>
        <translation>此面板还有打开的套接字。切换到自动模式前会关闭它们。</translation>
    </message>
    <message>
        <source>Stop and change</source>
        <translation>停止并切换</translation>
    </message>
    <message>
        <source>Close and change</source>
        <translation>关闭并切换</translation>
    </message>
    <message>
        <source>Sockets are open here: start over to change this.</source>
        <translation>此处有打开的套接字：要更改请先“从头开始”。</translation>
    </message>
    <message>
        <source>Make the call:</source>
        <translation>执行调用</translation>
    </message>
    <message>
        <source>Interrupt:</source>
        <translation>打断</translation>
    </message>
    <message>
        <source>Remove the stale file and start</source>
        <translation>删除遗留文件并启动</translation>
    </message>
    <message>
        <source>The socket file stays</source>
        <translation>套接字文件仍在</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>删除文件</translation>
    </message>
    <message>
        <source>The file was not removed</source>
        <translation>文件没有删除</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>改用端口 %1</translation>
    </message>
    <message>
        <source>%1 · Qt</source>
        <comment>title of a panel, its backend</comment>
        <translation>%1 · Qt</translation>
    </message>
    <message>
        <source>Remove the stale file</source>
        <translation>删除遗留文件</translation>
    </message>
    <message>
        <source>Answer rules – %1</source>
        <translation>自动应答规则 – %1</translation>
    </message>
    <message>
        <source>This panel makes its messages itself.</source>
        <translation>此面板自己生成消息。</translation>
    </message>
    <message>
        <source>The message cannot be made: open it to see why.</source>
        <translation>消息无法生成：打开它可查看原因。</translation>
    </message>
    <message>
        <source>The message has no bytes.</source>
        <translation>消息没有字节。</translation>
    </message>
    <message>
        <source>A message is being repeated already.</source>
        <translation>已有一条消息正在循环发送。</translation>
    </message>
    <message>
        <source>Repeating: %1 sent · %2 a second</source>
        <comment>messages, rate</comment>
        <translation>循环发送：已发 %1 条 · 每秒 %2 条</translation>
    </message>
    <message>
        <source> of %1 wanted</source>
        <translation>（期望 %1 条）</translation>
    </message>
    <message>
        <source> · %1 failed</source>
        <translation> · 失败 %1 条</translation>
    </message>
    <message>
        <source> · %1 wait: the other end does not read</source>
        <translation> · %1 条在等待：对方没有读取</translation>
    </message>
    <message>
        <source>✓ Sent %1 times</source>
        <translation>✓ 已发送 %1 次</translation>
    </message>
    <message>
        <source>✓ Stopped after %1 messages</source>
        <translation>✓ 发送 %1 条后停止</translation>
    </message>
    <message>
        <source>✕ Stopped after %1 messages: the connection was closed</source>
        <translation>✕ 发送 %1 条后停止：连接已关闭</translation>
    </message>
    <message>
        <source>✕ Stopped after %1 messages: the sending was cancelled</source>
        <translation>✕ 发送 %1 条后停止：发送已取消</translation>
    </message>
    <message>
        <source>✕ Stopped after %1 messages: %2</source>
        <translation>✕ 发送 %1 条后停止：%2</translation>
    </message>
    <message>
        <source>✕ Stopped after %1 messages: the next one could not be made. %2</source>
        <translation>✕ 发送 %1 条后停止：下一条无法生成。%2</translation>
    </message>
    <message>
        <source>✕ The system has no thread for it: %1</source>
        <translation>✕ 系统没有可用的线程：%1</translation>
    </message>
    <message>
        <source> · %1 a second</source>
        <translation> · 每秒 %1 条</translation>
    </message>
</context>
<context>
    <name>sw::EndpointTabs</name>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>looking up the name</source>
        <translation>正在解析名称</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>监听中</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title of a tab, state</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Close this tab and everything that is open in it</source>
        <translation>关闭此标签页以及其中打开的一切</translation>
    </message>
    <message>
        <source>New server (Ctrl+T)</source>
        <translation>新建服务端 (Ctrl+T)</translation>
    </message>
    <message>
        <source>New client (Ctrl+Shift+T)</source>
        <translation>新建客户端 (Ctrl+Shift+T)</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>新建服务端</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>新建客户端</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>接收中</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>step by step, sockets are open</source>
        <translation>单步，有打开的套接字</translation>
    </message>
</context>
<context>
    <name>sw::ErrorBanner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>sw::FaultsEditor</name>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Every piece waits this long: at least, at most. None overtakes another.</source>
        <translation>每一段都等待这么久：最少、最多。不会互相超越。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Not more than so many bytes a second</source>
        <translation>每秒不超过这么多字节</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Sent in pieces of so many bytes: at least, at most. Each is a send of its own; without a delay TCP may put some together again.</source>
        <translation>按这么多字节一段发送：最少、最多。每一段都是一次单独的 send；没有延迟时，TCP 可能又把几段合在一起。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Collected until there are so many bytes, or the first has waited so long</source>
        <translation>攒够这么多字节，或者第一个字节等了这么久，才一起发送</translation>
    </message>
    <message>
        <source>or after</source>
        <translation>或等待</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>So many of a hundred datagrams vanish; the log says which</source>
        <translation>每一百个数据报中有这么多个消失；日志会写明是哪些</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>So many of a hundred datagrams are sent twice</source>
        <translation>每一百个数据报中有这么多个发送两次</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>So many of a hundred datagrams are held back until so many later ones have passed, or half a second has</source>
        <translation>每一百个数据报中有这么多个被扣住，直到后面的这么多个先通过，或者过了半秒</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed and the same bytes give the same decisions again</source>
        <translation>相同的种子和相同的字节会再次得到相同的决定</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>after</source>
        <translation>在此之后</translation>
    </message>
    <message>
        <source>delay %1 ms</source>
        <translation>延迟 %1 ms</translation>
    </message>
    <message>
        <source>at most %1 B/s</source>
        <translation>不超过 %1 B/s</translation>
    </message>
    <message>
        <source>pieces of %1 bytes</source>
        <translation>每段 %1 字节</translation>
    </message>
    <message>
        <source>joined to %1 bytes</source>
        <translation>合并到 %1 字节</translation>
    </message>
    <message>
        <source>closed after %1 bytes</source>
        <translation>%1 字节后关闭</translation>
    </message>
    <message>
        <source>reset after %1 bytes</source>
        <translation>%1 字节后复位</translation>
    </message>
    <message>
        <source>drop %1 %</source>
        <translation>丢弃 %1 %</translation>
    </message>
    <message>
        <source>duplicate %1 %</source>
        <translation>重复 %1 %</translation>
    </message>
    <message>
        <source>reorder %1 %</source>
        <translation>乱序 %1 %</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between faults</comment>
        <translation>，</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source> B/s</source>
        <translation> B/s</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a fault</comment>
        <translation>关</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>So long between two pieces</source>
        <translation>两段之间停顿这么久</translation>
    </message>
    <message>
        <source>So many bytes go, then the connection ends, of a relay both: by close (FIN), or by a reset (RST)</source>
        <translation>这么多字节发出之后连接结束（中继则两侧都结束）：通过关闭 (FIN) 或复位 (RST)</translation>
    </message>
    <message>
        <source>%1 ms between pieces</source>
        <translation>段间停顿 %1 ms</translation>
    </message>
</context>
<context>
    <name>sw::FieldChecks</name>
    <message>
        <source>Port: a number from 0 to 65535; 0 = the system picks one.</source>
        <translation>端口：应为 0 到 65535 的数字；0 = 系统分配。</translation>
    </message>
</context>
<context>
    <name>sw::FilterWords</name>
    <message>
        <source>something must follow here, for example a text or call:recv</source>
        <translation>此处缺少内容，例如一段文字或 call:recv</translation>
    </message>
    <message>
        <source>and / or join two conditions; write one before it, or quote the word to look for it</source>
        <translation>and / or 连接两个条件；请在其前面写一个条件，若要查找这个词请加引号</translation>
    </message>
    <message>
        <source>this parenthesis is never closed; add )</source>
        <translation>括号没有闭合；请补上 )</translation>
    </message>
    <message>
        <source>there is no ( for this ); remove it, or put the text in quotes</source>
        <translation>这个 ) 没有对应的 (；请删除，或给文字加引号</translation>
    </message>
    <message>
        <source>these quotes are never closed; add &quot;</source>
        <translation>引号没有闭合；请补上 &quot;</translation>
    </message>
    <message>
        <source>\%1 means nothing in quotes; use \&quot; \\ \n \r \t, or hex: for other bytes</source>
        <translation>引号中的 \%1 没有含义；可用 \&quot; \\ \n \r \t，其他字节请用 hex:</translation>
    </message>
    <message>
        <source>this pattern is never closed; add /, or put a text that begins with / in quotes</source>
        <translation>正则表达式没有结束；请补上 /，以 / 开头的文字请加引号</translation>
    </message>
    <message>
        <source>the pattern cannot be read: %1</source>
        <translation>无法识别正则表达式：%1</translation>
    </message>
    <message>
        <source>behind a pattern only i may stand (either case), not %1</source>
        <translation>正则表达式之后只能写 i（不分大小写），不能写 %1</translation>
    </message>
    <message>
        <source>a value must follow %1</source>
        <translation>%1 之后缺少值</translation>
    </message>
    <message>
        <source>there is no call “%1”; Ctrl+Space lists the calls</source>
        <translation>没有名为“%1”的调用；按 Ctrl+空格 列出全部调用</translation>
    </message>
    <message>
        <source>“%1” is no direction; write in, out or none</source>
        <translation>“%1”不是方向；请写 in、out 或 none</translation>
    </message>
    <message>
        <source>“%1” is no error name or number; write for example ECONNRESET, or any (Ctrl+Space lists the names)</source>
        <translation>“%1”不是错误的名称或数字；请写 ECONNRESET 这样的名称，或写 any（按 Ctrl+空格 列出名称）</translation>
    </message>
    <message>
        <source>“%1” is no number; write digits, for example 1500 or 64k</source>
        <translation>“%1”不是数字；请写 1500 或 64k 这样的数字</translation>
    </message>
    <message>
        <source>the unit is missing; write for example %1ms (us, ms, s)</source>
        <translation>缺少单位；请写 %1ms 这样的形式（us、ms、s）</translation>
    </message>
    <message>
        <source>“%1” is no duration; write for example 250us, 10ms or 1.5s</source>
        <translation>“%1”不是时长；请写 250us、10ms 或 1.5s 这样的形式</translation>
    </message>
    <message>
        <source>“%1” is no pair of hex digits; write for example 48 65, or quote a text</source>
        <translation>“%1”不是成对的十六进制数字；请写 48 65 这样的形式，文字请加引号</translation>
    </message>
    <message>
        <source>“%1” is half a byte; hex digits come in pairs, for example 0a</source>
        <translation>“%1”只有半个字节；十六进制数字应成对，例如 0a</translation>
    </message>
    <message>
        <source>%1 cannot be compared like that; write %1:</source>
        <translation>%1 不能这样比较；请写 %1:</translation>
    </message>
    <message>
        <source>too many parentheses in each other</source>
        <translation>括号嵌套过多</translation>
    </message>
    <message>
        <source>Column %1: %2.</source>
        <translation>第 %1 列：%2。</translation>
    </message>
    <message>
        <source>calls whose name contains it; call=recv: only recv itself</source>
        <translation>名称中含有它的调用；call=recv 仅指 recv</translation>
    </message>
    <message>
        <source>what was received (in), sent (out), or neither (none)</source>
        <translation>接收的（in）、发送的（out）或不传送数据的（none）</translation>
    </message>
    <message>
        <source>the other end: its address or host name contains it, also rows of data of that connection</source>
        <translation>对端的地址或主机名中含有它；该连接的数据行也算</translation>
    </message>
    <message>
        <source>the name in the column Who contains it</source>
        <translation>“来源”一列的名称中含有它</translation>
    </message>
    <message>
        <source>how many bytes moved; also &lt; &lt;= &gt;= = !=, and 64k, 2M</source>
        <translation>传送的字节数；也可用 &lt; &lt;= &gt;= = !=，以及 64k、2M</translation>
    </message>
    <message>
        <source>calls that failed with this error, by name or number; errno:any: all that failed</source>
        <translation>以此错误失败的调用，可写名称或数字；errno:any 指所有失败的调用</translation>
    </message>
    <message>
        <source>how long the call took; units us, ms, s</source>
        <translation>调用的用时；单位 us、ms、s</translation>
    </message>
    <message>
        <source>the file descriptor</source>
        <translation>文件描述符</translation>
    </message>
    <message>
        <source>the thread that made the call</source>
        <translation>执行调用的线程</translation>
    </message>
    <message>
        <source>the number of the row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>these bytes in the data</source>
        <translation>数据中含有这些字节</translation>
    </message>
    <message>
        <source>this text in call, who, address, error or data, in either case</source>
        <translation>调用、来源、地址、错误或数据中含有这段文字，不分大小写</translation>
    </message>
    <message>
        <source>the same, for text with words or signs that mean something here</source>
        <translation>同上，用于含有特殊词语或符号的文字</translation>
    </message>
    <message>
        <source>a pattern (Perl regular expression); i: in either case</source>
        <translation>正则表达式（Perl 语法）；i：不分大小写</translation>
    </message>
    <message>
        <source>both; between two conditions “and” may be left out</source>
        <translation>两者都满足；两个条件之间的 and 可以省略</translation>
    </message>
    <message>
        <source>one of them, or both</source>
        <translation>满足其一或两者</translation>
    </message>
    <message>
        <source>the rows that it would not find</source>
        <translation>该条件找不到的行</translation>
    </message>
    <message>
        <source>parentheses first, then not, and, or</source>
        <translation>先括号，然后依次为 not、and、or</translation>
    </message>
</context>
<context>
    <name>sw::FramingBar</name>
    <message>
        <source>What ends each message, with escapes as in the composer: \n, \r\n, \x00</source>
        <translation>每条消息的结尾，转义写法与发送区相同：\n、\r\n、\x00</translation>
    </message>
    <message>
        <source>1 to %1 bytes are expected here, with escapes as in the composer: \n, \r\n, \x00</source>
        <translation>此处应为 1 到 %1 个字节，转义写法与发送区相同：\n、\r\n、\x00</translation>
    </message>
    <message>
        <source>No framing</source>
        <translation>不分帧</translation>
    </message>
    <message>
        <source>Messages end with</source>
        <translation>消息以此结尾</translation>
    </message>
    <message>
        <source>Length in front</source>
        <translation>长度前缀</translation>
    </message>
    <message>
        <source>Fixed size</source>
        <translation>固定长度</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>分帧方式</translation>
    </message>
    <message>
        <source>How messages follow each other in the stream; they are cut out below the bytes</source>
        <translation>消息在数据流中如何相接；切出的消息显示在字节下方</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Size of a message</source>
        <translation>消息长度</translation>
    </message>
    <message>
        <source> B</source>
        <comment>bytes, behind a number</comment>
        <translation> B</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Size of the length</source>
        <translation>长度字段的字节数</translation>
    </message>
    <message>
        <source>network order</source>
        <translation>网络字节序</translation>
    </message>
    <message>
        <source>little-endian</source>
        <translation>小端字节序</translation>
    </message>
    <message>
        <source>Byte order of the length</source>
        <translation>长度字段的字节序</translation>
    </message>
    <message>
        <source>at byte</source>
        <translation>位于字节</translation>
    </message>
    <message>
        <source>How many bytes of a message stand in front of its length</source>
        <translation>消息中长度字段之前有多少字节</translation>
    </message>
    <message>
        <source>counts the whole message</source>
        <translation>含整条消息</translation>
    </message>
    <message>
        <source>The length counts all bytes of the message; else only those behind it</source>
        <translation>长度包含消息的全部字节；否则只含其后的字节</translation>
    </message>
    <message>
        <source>Pause behind</source>
        <translation>其后停顿</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds, behind a number</comment>
        <translation> ms</translation>
    </message>
    <message>
        <source>So long without a byte ends a message</source>
        <translation>这么久没有字节，即结束一条消息</translation>
    </message>
    <message>
        <source>add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Bytes to add to the length</source>
        <translation>长度要加上的字节数</translation>
    </message>
    <message>
        <source>Bytes to add to what the length says, such as -2 when it counts itself</source>
        <translation>长度值要加上的字节数，例如长度把自身也算在内时为 -2</translation>
    </message>
</context>
<context>
    <name>sw::HexView</name>
    <message>
        <source>Bytes %1 to %2 of %3</source>
        <translation>第 %1 到 %2 字节，共 %3 字节</translation>
    </message>
    <message>
        <source>Hex dump</source>
        <translation>十六进制转储</translation>
    </message>
    <message>
        <source>Previous bytes</source>
        <translation>上一段字节</translation>
    </message>
    <message>
        <source>Next bytes</source>
        <translation>下一段字节</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>Find: text, hex:48 65</source>
        <translation>查找：文字、hex:48 65</translation>
    </message>
    <message>
        <source>Find in the bytes</source>
        <translation>在字节中查找</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find next (Enter)</source>
        <translation>查找下一个（Enter）</translation>
    </message>
    <message>
        <source>There are no bytes</source>
        <translation>没有字节</translation>
    </message>
</context>
<context>
    <name>sw::IcmpDetails</name>
    <message>
        <source>echo reply</source>
        <translation>回显应答</translation>
    </message>
    <message>
        <source>echo request</source>
        <translation>回显请求</translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>protocol unreachable</source>
        <translation>协议不可达</translation>
    </message>
    <message>
        <source>port unreachable</source>
        <translation>端口不可达</translation>
    </message>
    <message>
        <source>too long to pass, and may not be split</source>
        <translation>过长，无法通过且不允许分片</translation>
    </message>
    <message>
        <source>forbidden by an administrator</source>
        <translation>被管理员禁止</translation>
    </message>
    <message>
        <source>destination unreachable</source>
        <translation>目的不可达</translation>
    </message>
    <message>
        <source>source quench</source>
        <translation>源抑制</translation>
    </message>
    <message>
        <source>redirect</source>
        <translation>重定向</translation>
    </message>
    <message>
        <source>TTL used up on the way</source>
        <translation>TTL 在途中用尽</translation>
    </message>
    <message>
        <source>time exceeded</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>parameter problem</source>
        <translation>参数问题</translation>
    </message>
    <message>
        <source>too long to pass</source>
        <translation>过长，无法通过</translation>
    </message>
    <message>
        <source>type %1, code %2</source>
        <translation>类型 %1，代码 %2</translation>
    </message>
    <message>
        <source>IP header: cut or broken; nothing can be said of the message</source>
        <translation>IP 首部：被截断或已损坏，无法解读报文</translation>
    </message>
    <message>
        <source>IP header: %1 bytes, TTL %2, protocol %3 (a raw IPv4 socket gives it, too)</source>
        <translation>IP 首部：%1 字节，TTL %2，协议 %3（IPv4 原始套接字会连同它一起给出）</translation>
    </message>
    <message>
        <source>%1: too short for a message (%2 bytes of 8)</source>
        <translation>%1：太短，不成报文（%2 字节，至少需要 8 字节）</translation>
    </message>
    <message>
        <source>%1: type %2, code %3: %4</source>
        <translation>%1：类型 %2，代码 %3：%4</translation>
    </message>
    <message>
        <source>Identifier: %1, sequence number: %2, payload: %3 bytes</source>
        <translation>标识符：%1，序号：%2，载荷：%3 字节</translation>
    </message>
    <message>
        <source>It answers the echo request with identifier %1, sequence number %2</source>
        <translation>它回应的是标识符为 %1、序号为 %2 的回显请求</translation>
    </message>
    <message>
        <source>Checksum: %1; on its way the kernel writes identifier and checksum of a ping socket anew</source>
        <translation>校验和：%1；ping 套接字的标识符和校验和在发出时由内核重写</translation>
    </message>
    <message>
        <source>Checksum: %1; it covers the IPv6 addresses as well, and the kernel has checked it</source>
        <translation>校验和：%1；它还覆盖 IPv6 地址，内核已经检查过</translation>
    </message>
    <message>
        <source>Checksum: %1; the kernel fills it in, as it covers the IPv6 addresses as well</source>
        <translation>校验和：%1；它还覆盖 IPv6 地址，由内核填写</translation>
    </message>
    <message>
        <source>Checksum: %1; cannot be checked, as the message is cut</source>
        <translation>校验和：%1；报文被截断，无法检查</translation>
    </message>
    <message>
        <source>Checksum: %1, right</source>
        <translation>校验和：%1，正确</translation>
    </message>
    <message>
        <source>Checksum: %1, wrong</source>
        <translation>校验和：%1，错误</translation>
    </message>
    <message>
        <source>It quotes the packet that it is about: %1, %2 → %3</source>
        <comment>protocol, address, address</comment>
        <translation>它引用了所涉及的数据包：%1，%2 → %3</translation>
    </message>
    <message>
        <source>protocol %1</source>
        <translation>协议 %1</translation>
    </message>
    <message>
        <source>%1, id %2, seq %3</source>
        <translation>%1，标识符 %2，序号 %3</translation>
    </message>
</context>
<context>
    <name>sw::LadderAccessible</name>
    <message>
        <source>%1 calls on %2 life lines</source>
        <translation>%2 条生命线上的 %1 次调用</translation>
    </message>
</context>
<context>
    <name>sw::LadderPanel</name>
    <message>
        <source>The picture was not saved.</source>
        <translation>图片未保存。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>%1 of %2 calls that pass the filter of the log</source>
        <translation>通过日志过滤条件的 %2 次调用中的 %1 次</translation>
    </message>
    <message>
        <source>%1 calls that pass the filter of the log</source>
        <translation>%1 次调用通过日志的过滤条件</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>正在读取日志行…</translation>
    </message>
    <message>
        <source>There is no call yet.</source>
        <translation>还没有调用。</translation>
    </message>
    <message>
        <source>Draws times in which nothing begins or ends shorter than they were</source>
        <translation>把没有调用开始或结束的时段画短</translation>
    </message>
    <message>
        <source>In order there are no quiet times; choose True to time first.</source>
        <translation>按次序排列时没有空闲时段；请先选择“按时间”。</translation>
    </message>
    <message>
        <source>Saves the ladder as an SVG or PNG picture</source>
        <translation>将时序图保存为 SVG 或 PNG 图片</translation>
    </message>
    <message>
        <source>As much of it at once as can be (0)</source>
        <translation>尽可能显示全部 (0)</translation>
    </message>
    <message>
        <source>Save the ladder as a picture</source>
        <translation>将时序图保存为图片</translation>
    </message>
    <message>
        <source>Drawing (%1)</source>
        <translation>矢量图 (%1)</translation>
    </message>
    <message>
        <source>Picture (%1)</source>
        <translation>位图 (%1)</translation>
    </message>
    <message>
        <source>Saving to %1</source>
        <translation>正在保存到 %1</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>按次序</translation>
    </message>
    <message>
        <source>Equal steps: each call has room for its text</source>
        <translation>等距排列：每次调用都有放文字的位置</translation>
    </message>
    <message>
        <source>True to time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>As long as it took: microseconds beside seconds</source>
        <translation>长度即耗时：微秒与秒并存</translation>
    </message>
    <message>
        <source>Fold quiet times</source>
        <translation>折叠空闲时段</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (−, Ctrl and the wheel)</source>
        <translation>缩小（−，或 Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+, Ctrl and the wheel, or drag over a part)</source>
        <translation>放大（+，Ctrl+滚轮，或拖选一段）</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Stays at the newest calls (End)</source>
        <translation>停留在最新的调用 (End)</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>What the ladder shows</source>
        <translation>时序图显示的内容</translation>
    </message>
</context>
<context>
    <name>sw::LadderPicture</name>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>the picture would have %1 × %2 pixels; zoom out, filter the log or choose SVG</source>
        <translation>图片将有 %1 × %2 像素；请缩小、过滤日志，或选择 SVG</translation>
    </message>
    <message>
        <source>there is not enough memory for a picture of this size</source>
        <translation>内存不足，无法生成这样大的图片</translation>
    </message>
</context>
<context>
    <name>sw::LadderText</name>
    <message>
        <source>blocked for %1 so far</source>
        <translation>已阻塞 %1</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>blocked %1</source>
        <translation>阻塞 %1</translation>
    </message>
    <message>
        <source>interrupted here after %1</source>
        <translation>%1 后在此中断</translation>
    </message>
    <message>
        <source>(end of stream)</source>
        <translation>（数据流结束）</translation>
    </message>
    <message>
        <source>several</source>
        <comment>a thread that works for several endpoints</comment>
        <translation>多个端点</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>线程 %1</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>字节 %1–%2</translation>
    </message>
    <message>
        <source>end</source>
        <comment>of the bytes of a unix socket</comment>
        <translation>结束</translation>
    </message>
    <message>
        <source>reset</source>
        <comment>of a unix socket</comment>
        <translation>复位</translation>
    </message>
    <message>
        <source>inside another call</source>
        <translation>在另一个调用之内</translation>
    </message>
    <message>
        <source>%1 quiet</source>
        <comment>a time in which nothing began or ended</comment>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>pending for %1 so far: waits for a signal</source>
        <translation>已挂起 %1：等待信号</translation>
    </message>
    <message>
        <source>pending %1</source>
        <translation>挂起 %1</translation>
    </message>
    <message>
        <source>cancelled here after %1</source>
        <translation>%1后在此取消</translation>
    </message>
    <message>
        <source>datagram, %1 B, by its bytes</source>
        <translation>数据报，%1 B，按字节内容推断</translation>
    </message>
    <message>
        <source>datagram, %1 B</source>
        <translation>数据报，%1 B</translation>
    </message>
</context>
<context>
    <name>sw::LadderView</name>
    <message>
        <source>Ladder of calls</source>
        <translation>调用时序图</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>正在读取日志行…</translation>
    </message>
    <message>
        <source>No call passes the filter of the log.</source>
        <translation>没有调用通过日志的过滤条件。</translation>
    </message>
    <message>
        <source>No calls yet. Start a server or connect a client.</source>
        <translation>还没有调用。请启动服务端或连接客户端。</translation>
    </message>
</context>
<context>
    <name>sw::LessonActors</name>
    <message>
        <source>Calls of %1</source>
        <comment>an actor of a lesson</comment>
        <translation>%1 的调用</translation>
    </message>
</context>
<context>
    <name>sw::LessonControls</name>
    <message>
        <source>No lesson is open.</source>
        <translation>没有打开的课程。</translation>
    </message>
    <message>
        <source>This was the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>The step has not ended yet; its call may be blocked.</source>
        <translation>这一步尚未结束；其调用可能正被阻塞。</translation>
    </message>
    <message>
        <source>Choose an answer first; then you will see.</source>
        <translation>请先选择一个答案，然后就会看到结果。</translation>
    </message>
    <message>
        <source>%1 (F10)</source>
        <translation>%1（F10）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>This lesson says itself who makes its calls.</source>
        <translation>本课程自己指定了由谁进行调用。</translation>
    </message>
    <message>
        <source>Who makes the calls; a change begins the lesson anew</source>
        <translation>由谁进行调用；更改后课程从头开始</translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ 上一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>To the step before: everything up to it is made anew from the start</source>
        <translation>回到上一步：从头重新执行到那里</translation>
    </message>
    <message>
        <source>Next step ▶</source>
        <translation>下一步 ▶</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Closes the sockets of the lesson and begins it anew</source>
        <translation>关闭本课程的套接字并从头开始</translation>
    </message>
    <message>
        <source>Makes the steps by itself, with time to read; it waits at questions</source>
        <translation>自动执行各步骤，并留出阅读时间；遇到问题时等待</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Backend of the lesson</source>
        <translation>课程的后端</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>原生</translation>
    </message>
    <message>
        <source>Only rows of this run</source>
        <translation>只显示本次运行的记录</translation>
    </message>
    <message>
        <source>Log, ladder and code show the rows from the beginning of this run on</source>
        <translation>日志、时序图和代码只显示本次运行开始之后的记录</translation>
    </message>
</context>
<context>
    <name>sw::LessonDesk</name>
    <message>
        <source>%1 was read again.</source>
        <translation>已重新读取 %1。</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>课程 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The folder of your own lessons</source>
        <translation>您自己课程的文件夹</translation>
    </message>
    <message>
        <source>L&amp;essons</source>
        <translation>课程(&amp;E)</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Sockets explained step by step, with real calls (F7)</source>
        <translation>用真实的调用逐步讲解套接字（F7）</translation>
    </message>
    <message>
        <source>Ne&amp;xt step of the lesson</source>
        <translation>课程的下一步(&amp;X)</translation>
    </message>
</context>
<context>
    <name>sw::LessonDock</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>‹ All lessons</source>
        <translation>‹ 全部课程</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>全部课程</translation>
    </message>
    <message>
        <source>Closes the sockets of this lesson and shows the list</source>
        <translation>关闭本课程的套接字并显示列表</translation>
    </message>
    <message>
        <source>Hide the lessons</source>
        <translation>隐藏课程</translation>
    </message>
    <message>
        <source>Hides this; a lesson goes on waiting where it is (F7 shows it again)</source>
        <translation>隐藏此窗格；课程停在当前位置等待（按 F7 再次显示）</translation>
    </message>
</context>
<context>
    <name>sw::LessonList</name>
    <message>
        <source>✗  %1: faulty</source>
        <translation>✗  %1：有错误</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1，已完成</translation>
    </message>
    <message>
        <source>This file cannot be played. Correct these places and save it: it is read again.</source>
        <translation>无法播放此文件。请改正以下位置并保存：文件会自动重新读取。</translation>
    </message>
    <message>
        <source>Its sockets are opened step by step in this window</source>
        <translation>在本窗口中逐步打开它的套接字</translation>
    </message>
    <message>
        <source>Choose a lesson whose file is right.</source>
        <translation>请选择文件无误的课程。</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>文件中的错误</translation>
    </message>
    <message>
        <source>Start the lesson</source>
        <translation>开始课程</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>A lesson or scenario of your own; files can also be dropped on the window</source>
        <translation>您自己的课程或场景；也可以把文件拖到窗口上</translation>
    </message>
    <message>
        <source>My folder…</source>
        <translation>我的文件夹…</translation>
    </message>
    <message>
        <source>A folder with lessons of your own; they are listed here and read again when saved</source>
        <translation>存放您自己课程的文件夹；其中的课程会列在这里，保存后自动重新读取</translation>
    </message>
    <message>
        <source>Lessons of your own are in %1</source>
        <translation>您自己的课程在 %1</translation>
    </message>
</context>
<context>
    <name>sw::LessonPage</name>
    <message>
        <source>Steps: %1</source>
        <translation>共 %1 步</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Not made: this step is for another backend.</source>
        <translation>未执行：这一步用于另一种后端。</translation>
    </message>
    <message>
        <source>It runs: the result is still to come.</source>
        <translation>正在进行：结果尚未返回。</translation>
    </message>
    <message>
        <source>It has not returned yet.</source>
        <translation>尚未返回。</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>The question has been answered; &apos;Back&apos; asks it again.</source>
        <translation>问题已回答；按“上一步”可重新提问。</translation>
    </message>
    <message>
        <source>Now see what happens.</source>
        <translation>来看看会发生什么。</translation>
    </message>
    <message>
        <source>✓ As you said.</source>
        <translation>✓ 正如您所说。</translation>
    </message>
    <message>
        <source>✗ It came otherwise.</source>
        <translation>✗ 结果并非如此。</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>第 %1 步，%2</translation>
    </message>
    <message>
        <source>Now try it yourself</source>
        <translation>现在自己试一试</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>接下来：%1</translation>
    </message>
    <message>
        <source>The end. What is still open stays open until the lesson is left or begun anew.</source>
        <translation>课程结束。仍打开的套接字会保持打开，直到离开课程或重新开始。</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>sw::LessonReview</name>
    <message>
        <source>“%1” does not come with this program. Nothing has been opened yet. It will:</source>
        <translation>“%1”不是随本程序提供的。目前还没有打开任何套接字。它将：</translation>
    </message>
    <message>
        <source>and %1 more, see the steps</source>
        <translation>另有 %1 项，见各步骤</translation>
    </message>
    <message>
        <source>touch no address and no file</source>
        <translation>不涉及任何地址和文件</translation>
    </message>
    <message>
        <source>All its steps:</source>
        <translation>全部步骤：</translation>
    </message>
    <message>
        <source>The steps of the lesson</source>
        <translation>课程的步骤</translation>
    </message>
    <message>
        <source>Accept and start</source>
        <translation>同意并开始</translation>
    </message>
    <message>
        <source>Do not start</source>
        <translation>不开始</translation>
    </message>
    <message>
        <source>open sockets: %1</source>
        <comment>a step of what it will do</comment>
        <translation>打开套接字：%1 个</translation>
    </message>
</context>
<context>
    <name>sw::LessonWords</name>
    <message>
        <source>en</source>
        <comment>the code of the language of this translation; in Chinese zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Wait for the end of  %1</source>
        <translation>等待结束：%1</translation>
    </message>
    <message>
        <source>Wait until the thread of %1 sleeps in its call</source>
        <translation>等待%1的线程在调用中休眠</translation>
    </message>
    <message>
        <source>Interrupt  %1</source>
        <translation>中断：%1</translation>
    </message>
    <message>
        <source>Wait %1 ms</source>
        <translation>等待 %1 毫秒</translation>
    </message>
    <message>
        <source>An explanation</source>
        <translation>一段说明</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>一个问题</translation>
    </message>
    <message>
        <source>%1: the lesson says %2, here it was %3</source>
        <translation>%1：课程中为 %2，这里为 %3</translation>
    </message>
    <message>
        <source>%1 binds a socket to %2</source>
        <translation>%1把套接字绑定到 %2</translation>
    </message>
    <message>
        <source>%1 connects to %2</source>
        <translation>%1连接到 %2</translation>
    </message>
    <message>
        <source>%1 sends datagrams to %2</source>
        <translation>%1向 %2 发送数据报</translation>
    </message>
    <message>
        <source>%1 looks up %2, which may ask a name server</source>
        <translation>%1查询 %2，可能会询问域名服务器</translation>
    </message>
    <message>
        <source>%1 uses the file %2</source>
        <translation>%1使用文件 %2</translation>
    </message>
    <message>
        <source>%1 waits for connections on %2</source>
        <translation>%1 在 %2 上等待连接</translation>
    </message>
    <message>
        <source>%1 writes the file %2, and replaces one that this program made</source>
        <translation>%1写入文件 %2，若是本程序先前生成的文件则替换</translation>
    </message>
</context>
<context>
    <name>sw::LifecycleStrip</name>
    <message>
        <source>Lifecycle of the socket</source>
        <translation>套接字的调用流程条</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>descriptor number</comment>
        <translation>fd %1</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <comment>connections</comment>
        <translation>
            <numerusform>已接受 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>backlog %1</source>
        <translation>backlog %1</translation>
    </message>
    <message>
        <source>%1 blocked %2</source>
        <comment>number of threads, time</comment>
        <translation>%1 个线程阻塞 %2</translation>
    </message>
    <message>
        <source>blocked %1</source>
        <comment>time</comment>
        <translation>阻塞 %1</translation>
    </message>
    <message>
        <source>cancelled here</source>
        <translation>本端已取消</translation>
    </message>
    <message>
        <source>not called yet</source>
        <translation>尚未调用</translation>
    </message>
    <message>
        <source>blocked in the call</source>
        <translation>阻塞在调用中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>call, state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>call, state, detail</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Ended well %1 times.</source>
        <translation>成功 %1 次。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>errno name, meaning</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, detail</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Received %1, sent %2.</source>
        <translation>接收 %1，发送 %2。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>state, sentence on the bytes</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Click: set its arguments. Double-click or Enter: call it at once.</source>
        <translation>单击：设置参数。双击或回车：立即调用。</translation>
    </message>
    <message>
        <source>backlog %1 → %2</source>
        <comment>asked for, kept</comment>
        <translation>backlog %1 → %2</translation>
    </message>
    <message>
        <source>no fd yet</source>
        <translation>尚无 fd</translation>
    </message>
    <message>
        <source>%1 wait %2</source>
        <comment>number of calls, time</comment>
        <translation>%1 个等待 %2</translation>
    </message>
    <message>
        <source>waits %1</source>
        <comment>time</comment>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>waits for a signal; no thread is blocked</source>
        <translation>等待信号；没有线程阻塞</translation>
    </message>
</context>
<context>
    <name>sw::LogAccessible</name>
    <message>
        <source>received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>%1 rows, following</source>
        <translation>%1 行，正在跟随</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
</context>
<context>
    <name>sw::LogActions</name>
    <message>
        <source>This row has no data</source>
        <translation>此行没有数据</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Edit and send…</source>
        <translation>编辑后发送…</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation>未选择任何行</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
    <message>
        <source>Rows copied: %1</source>
        <translation>已复制的行数：%1</translation>
    </message>
    <message>
        <source>Follow this connection…</source>
        <translation>跟踪此连接…</translation>
    </message>
    <message>
        <source>This row belongs to no socket</source>
        <translation>此行不属于任何套接字</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Mark this row</source>
        <translation>标记此行</translation>
    </message>
    <message>
        <source>Note on this row…</source>
        <translation>给此行加备注…</translation>
    </message>
    <message>
        <source>Choose a row first: the mark goes to the row in use.</source>
        <translation>请先选择一行：标记加在当前行上。</translation>
    </message>
    <message>
        <source>Choose a row first: the note goes to the row in use.</source>
        <translation>请先选择一行：备注加在当前行上。</translation>
    </message>
    <message>
        <source>Note on row %1</source>
        <translation>第 %1 行的备注</translation>
    </message>
    <message>
        <source>The note shows in the row, and is written by exports:</source>
        <translation>备注显示在该行中，导出时一并写出：</translation>
    </message>
    <message>
        <source>No row is marked; Ctrl+M marks the row in use.</source>
        <translation>没有标记的行；按 Ctrl+M 标记当前行。</translation>
    </message>
    <message>
        <source>None of the marked rows passes the filter.</source>
        <translation>标记的行都未通过过滤。</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Row number, time of day (14:02:11.5), or time since the start (+12.5, +300ms):</source>
        <translation>行号、时刻（14:02:11.5）或距会话开始的时间（+12.5、+300ms）：</translation>
    </message>
    <message>
        <source>“%1” is no row and no time. Write for example 1200, 14:02:11.5 or +12.5.</source>
        <translation>“%1”不是行号，也不是时间。请写 1200、14:02:11.5 或 +12.5 这样的形式。</translation>
    </message>
    <message>
        <source>No row is shown, so there is none to go to.</source>
        <translation>当前没有显示任何行，无处可转。</translation>
    </message>
    <message>
        <source>Row %1 is not shown; this is the nearest one.</source>
        <translation>第 %1 行未显示；已转到最近的一行。</translation>
    </message>
    <message>
        <source>Copied the first %1 of %2 rows. An export takes all of them.</source>
        <translation>已复制 %2 行中的前 %1 行。导出可以包含全部。</translation>
    </message>
    <message>
        <source>This is the log of an earlier session</source>
        <translation>这是历史会话的日志</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>%1 rows from row %2</source>
        <translation>自第 %2 行起的 %1 行</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Keep as a message…</source>
        <translation>存为消息…</translation>
    </message>
    <message>
        <source>Make a reply rule of it…</source>
        <translation>由此创建应答规则…</translation>
    </message>
    <message>
        <source>Only what was received can be answered</source>
        <translation>只能应答收到的数据</translation>
    </message>
</context>
<context>
    <name>sw::LogDetails</name>
    <message>
        <source>This row is no longer in the log.</source>
        <translation>此行已不在日志中。</translation>
    </message>
    <message>
        <source>Who: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Row: %1</source>
        <translation>行号：%1</translation>
    </message>
    <message>
        <source>Began: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>Took: %1 (%2 ns)</source>
        <translation>用时：%1（%2 ns）</translation>
    </message>
    <message>
        <source>Thread: %1</source>
        <translation>线程：%1</translation>
    </message>
    <message>
        <source>File descriptor: %1, socket number of this session: %2</source>
        <translation>文件描述符：%1，本次会话的套接字编号：%2</translation>
    </message>
    <message>
        <source>Bytes: %1 of %2 asked for</source>
        <translation>字节数：%1（请求 %2）</translation>
    </message>
    <message>
        <source>A kernel call inside a composite call.</source>
        <translation>组合调用内部的一次内核调用。</translation>
    </message>
    <message>
        <source>Details of the selected row</source>
        <translation>所选行的详情</translation>
    </message>
    <message>
        <source>Select a row to see its call, its result and its bytes.</source>
        <translation>选择一行即可查看其调用、结果与字节。</translation>
    </message>
    <message>
        <source>%1 rows selected</source>
        <translation>已选中 %1 行</translation>
    </message>
    <message>
        <source>The dump shows the first %1 bytes of them. An export writes all.</source>
        <translation>转储显示其中前 %1 字节。导出会写出全部。</translation>
    </message>
    <message>
        <source>Bytes in them: %1, one row after the other</source>
        <translation>共有字节：%1，按行的先后相连</translation>
    </message>
    <message>
        <source>A signal of Qt: it came from the event loop of that thread.</source>
        <translation>Qt 的信号：来自该线程的事件循环。</translation>
    </message>
    <message>
        <source>A function of Qt, called on that thread.</source>
        <translation>Qt 的函数，在该线程上调用。</translation>
    </message>
    <message>
        <source>Qt&apos;s error: %1, as %2 of the system</source>
        <translation>Qt 的错误：%1，相当于系统的 %2</translation>
    </message>
    <message>
        <source>Qt&apos;s error: %1; it has no errno of its own</source>
        <translation>Qt 的错误：%1；没有对应的 errno</translation>
    </message>
</context>
<context>
    <name>sw::LogFilterHelp</name>
    <message>
        <source>Filters of the log</source>
        <translation>日志的过滤条件</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>It finds</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>A double click or Enter puts an example into the filter line. Finding (Ctrl+F) reads the same language.</source>
        <translation>双击或按 Enter 将示例填入过滤框。查找（Ctrl+F）使用同一种写法。</translation>
    </message>
</context>
<context>
    <name>sw::LogFindBar</name>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find previous (Shift+Enter)</source>
        <translation>查找上一个 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find next (Enter)</source>
        <translation>查找下一个 (Enter)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Find: text, hex:48 65, call:recv</source>
        <translation>查找：文字、hex:48 65、call:recv</translation>
    </message>
    <message>
        <source>Searching… %1 %</source>
        <translation>正在查找… %1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>取消查找</translation>
    </message>
    <message>
        <source>Stop looking; the row in use stays</source>
        <translation>停止查找；当前行不变</translation>
    </message>
</context>
<context>
    <name>sw::LogMessageBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this work</source>
        <translation>取消此操作</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>sw::LogPanel</name>
    <message>
        <source>Went on from the other end</source>
        <translation>已从另一端继续查找</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Saved %1 rows to %2</source>
        <translation>已将 %1 行保存到 %2</translation>
    </message>
    <message>
        <source>(%1 rows were dropped from the log before they could be saved)</source>
        <translation>（有 %1 行在保存之前已从日志中丢弃）</translation>
    </message>
    <message>
        <source>The log could not be saved to %1: %2</source>
        <translation>无法将日志保存到 %1：%2</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1/%2 行</translation>
    </message>
    <message>
        <source>searching %1 %</source>
        <translation>正在查找 %1 %</translation>
    </message>
    <message>
        <source>following</source>
        <translation>正在跟随</translation>
    </message>
    <message>
        <source>Saving to %1</source>
        <translation>正在保存到 %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Socket Workbench log; the session began %1</source>
        <translation>套接字工作台（Socket Workbench）日志；会话开始于 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>parts of the status</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>search cancelled</source>
        <translation>搜索已取消</translation>
    </message>
    <message>
        <source>Text, as the log shows it</source>
        <translation>文本，与日志所示相同</translation>
    </message>
    <message>
        <source>Table for spreadsheets</source>
        <translation>电子表格用的表</translation>
    </message>
    <message>
        <source>JSON, one object a line</source>
        <translation>JSON，每行一个对象</translation>
    </message>
    <message>
        <source>Received bytes alone</source>
        <translation>仅接收的字节</translation>
    </message>
    <message>
        <source>Sent bytes alone</source>
        <translation>仅发送的字节</translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>导出显示的行</translation>
    </message>
    <message>
        <source>Searching all rows…</source>
        <translation>正在搜索所有行…</translation>
    </message>
    <message>
        <source>The pattern gave up on %1 rows: it would take too long on their data. They count as not found. A simpler pattern, without repetitions in repetitions, looks at all of them.</source>
        <translation>正则表达式放弃了 %1 行：在其数据上匹配会耗时过长，按未找到处理。请使用更简单、没有嵌套重复的表达式，以检查所有行。</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>导出已取消，没有写入文件。</translation>
    </message>
    <message>
        <source>The search was cancelled at %1 %: later rows are not shown. Change the filter to search again.</source>
        <translation>搜索在 %1 % 处取消：之后的行未显示。更改过滤条件可重新搜索。</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>查找已取消。</translation>
    </message>
    <message>
        <source>Packets for Wireshark (pcapng)</source>
        <translation>供 Wireshark 使用的数据包 (pcapng)</translation>
    </message>
</context>
<context>
    <name>sw::LogResult</name>
    <message>
        <source>blocked</source>
        <translation>阻塞中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>线程 %1</translation>
    </message>
    <message>
        <source>end of stream: the peer sends no more</source>
        <translation>数据流结束：对方不再发送</translation>
    </message>
    <message>
        <source>%1 of %2 bytes taken</source>
        <translation>只接收了 %1/%2 字节</translation>
    </message>
    <message>
        <source>cancelled here</source>
        <translation>本端已取消</translation>
    </message>
    <message>
        <source>time limit</source>
        <translation>超出时限</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>not supported by this backend</source>
        <translation>当前后端不支持</translation>
    </message>
    <message>
        <source>a thread is still blocked in it: the number stays taken until that call returns</source>
        <translation>仍有线程阻塞在其中：在该调用返回之前，此编号保持占用</translation>
    </message>
    <message>
        <source>automatic reply</source>
        <translation>自动应答</translation>
    </message>
    <message>
        <source>fd %1, backlog %2 → %3</source>
        <translation>fd %1，backlog %2 → %3</translation>
    </message>
    <message>
        <source>→ fd %1 from %2</source>
        <translation>→ fd %1，来自 %2</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>发往 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>not delivered: %1</source>
        <translation>未送达：%1</translation>
    </message>
    <message>
        <source>empty datagram</source>
        <translation>空数据报</translation>
    </message>
    <message>
        <source>cut: %1 of %2 bytes</source>
        <translation>截断：%1 / %2 字节</translation>
    </message>
    <message>
        <source>cut: the rest of the datagram is lost</source>
        <translation>截断：数据报的其余部分已丢失</translation>
    </message>
    <message>
        <source>end: the peer sends no more (a last, empty message would look the same)</source>
        <translation>结束：对方不再发送（最后一个空消息看起来也是这样）</translation>
    </message>
    <message>
        <source>empty message, not the end: recv tells no difference, but the peer has not ended (poll)</source>
        <translation>空消息，不是结束：recv 无法区分，但对方并未结束（由 poll 得知）</translation>
    </message>
    <message>
        <source>arrived at %1</source>
        <translation>到达 %1</translation>
    </message>
    <message>
        <source>arrived at %1, TTL %2</source>
        <translation>到达 %1，TTL %2</translation>
    </message>
    <message>
        <source>inside TLS</source>
        <translation>TLS 内</translation>
    </message>
    <message>
        <source>pending: waits for the signal %1</source>
        <translation>挂起：等待信号 %1</translation>
    </message>
    <message>
        <source>thread %1 is in its event loop</source>
        <translation>线程 %1 处于事件循环</translation>
    </message>
    <message>
        <source>not sent: dropped by a fault</source>
        <translation>未发送：被故障丢弃</translation>
    </message>
    <message>
        <source>not sent: a fault cuts the connection here</source>
        <translation>未发送：故障在此切断连接</translation>
    </message>
    <message>
        <source>not sent: a fault resets the connection here</source>
        <translation>未发送：故障在此复位连接</translation>
    </message>
    <message>
        <source>not sent: dropped by hand</source>
        <translation>未发送：被手动丢弃</translation>
    </message>
    <message>
        <source>not sent: the relay had no room for it</source>
        <translation>未发送：中继已没有空间</translation>
    </message>
</context>
<context>
    <name>sw::LogSaver</name>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
</context>
<context>
    <name>sw::LogToolBar</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Show data</source>
        <translation>显示数据</translation>
    </message>
    <message>
        <source>Show calls that send or receive data</source>
        <translation>显示收发数据的调用</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Show calls</source>
        <translation>显示调用</translation>
    </message>
    <message>
        <source>Show calls that move no data</source>
        <translation>显示不收发数据的调用</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Show only what failed</source>
        <translation>只显示失败的调用</translation>
    </message>
    <message>
        <source>Show also the kernel calls inside composite calls</source>
        <translation>同时显示组合调用内部的内核调用</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Data as text and hex</source>
        <translation>数据显示为文本与十六进制</translation>
    </message>
    <message>
        <source>Show data as text and hex</source>
        <translation>同时以文本与十六进制显示数据</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Data as text</source>
        <translation>数据显示为文本</translation>
    </message>
    <message>
        <source>Show data as text</source>
        <translation>以文本显示数据</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Data as hex</source>
        <translation>数据显示为十六进制</translation>
    </message>
    <message>
        <source>Show data as hex</source>
        <translation>以十六进制显示数据</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Follow the newest rows</source>
        <translation>跟随最新的行</translation>
    </message>
    <message>
        <source>Keep the newest rows in view (End)</source>
        <translation>使最新的行保持可见 (End)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the rows shown (Ctrl+F)</source>
        <translation>在显示的行中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Copy the selected rows as text (Ctrl+C)</source>
        <translation>将所选的行复制为文本 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the log (Ctrl+L)</source>
        <translation>清空日志 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤</translation>
    </message>
    <message>
        <source>Encoding of text</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Encoding of text in the data</source>
        <translation>数据中文本的字符编码</translation>
    </message>
    <message>
        <source>All endpoints</source>
        <translation>全部端点</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Show only the rows of one endpoint</source>
        <translation>只显示一个端点的行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Since the start of the session</source>
        <translation>距会话开始</translation>
    </message>
    <message>
        <source>Since the row before</source>
        <translation>距上一行</translation>
    </message>
    <message>
        <source>Go to a row or time… (Ctrl+G)</source>
        <translation>转到某行或某时刻…（Ctrl+G）</translation>
    </message>
    <message>
        <source>Mark the row in use (Ctrl+M)</source>
        <translation>标记当前行（Ctrl+M）</translation>
    </message>
    <message>
        <source>Next marked row (F2)</source>
        <translation>下一个标记（F2）</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the rows shown to a file (Ctrl+S)</source>
        <translation>将显示的行导出到文件（Ctrl+S）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Help on filters</source>
        <translation>过滤条件帮助</translation>
    </message>
    <message>
        <source>What can be written as a filter</source>
        <translation>过滤条件的写法</translation>
    </message>
    <message>
        <source>Filter: text, call:recv, bytes&gt;100, /pattern/ …</source>
        <translation>过滤：文字、call:recv、bytes&gt;100、/正则表达式/ …</translation>
    </message>
    <message>
        <source>Shows rows with this text in who, call, address, error or data, or those that meet conditions
like call:recv and bytes&gt;100. Ctrl+Space offers what can be written, ? explains it.</source>
        <translation>显示来源、调用、地址、错误或数据中含有这段文字的行，或满足条件的行，
例如 call:recv and bytes&gt;100。Ctrl+空格 列出可写的内容，? 有说明。</translation>
    </message>
    <message>
        <source>Inner calls, form of the time, going to a row or time, marks, copying</source>
        <translation>内层调用、时间的形式、转到某行或某时刻、标记、复制</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Show messages instead of calls</source>
        <translation>显示消息而不是调用</translation>
    </message>
    <message>
        <source>Messages cut out of each connection, by delimiter, length or time, instead of calls</source>
        <translation>从每个连接中按分隔符、长度或时间切出的消息，代替调用</translation>
    </message>
</context>
<context>
    <name>sw::LogView</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Data / result</source>
        <translation>数据 / 结果</translation>
    </message>
    <message>
        <source>Direction: ▼ received, ▲ sent, ✕ failed</source>
        <translation>方向：▼ 接收，▲ 发送，✕ 失败</translation>
    </message>
    <message>
        <source>Columns of the log</source>
        <translation>日志的列</translation>
    </message>
    <message>
        <source>Log of calls and data</source>
        <translation>调用与数据日志</translation>
    </message>
    <message>
        <source>Searching… %1 %</source>
        <translation>正在查找… %1 %</translation>
    </message>
    <message>
        <source>No row passes the filter.</source>
        <translation>没有符合过滤条件的行。</translation>
    </message>
    <message>
        <source>No calls yet. Start a server or connect a client.</source>
        <translation>尚无调用。请启动服务端，或连接客户端。</translation>
    </message>
    <message>
        <source>In progress: %1</source>
        <translation>进行中：%1</translation>
    </message>
</context>
<context>
    <name>sw::LongBar</name>
    <message>
        <source>Long connection…</source>
        <translation>长连接…</translation>
    </message>
    <message>
        <source>Heartbeat, TCP keepalive, connecting again</source>
        <translation>心跳、TCP keepalive、重新连接</translation>
    </message>
    <message>
        <source>What keeps the connection</source>
        <translation>维持连接的机制</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>停止重试</translation>
    </message>
    <message>
        <source>No further try until you connect yourself</source>
        <translation>在您自己连接之前不再重试</translation>
    </message>
    <message>
        <source>♥ %1 sent, %2 answered</source>
        <translation>♥ 已发送 %1，已应答 %2</translation>
    </message>
    <message>
        <source>, the last after %1 ms</source>
        <translation>，最近一次用时 %1 ms</translation>
    </message>
    <message>
        <source>, %1 missed in a row</source>
        <translation>，连续 %1 次无应答</translation>
    </message>
    <message>
        <source>next TCP keepalive probe in %1 s</source>
        <translation>%1 秒后发送下一个 TCP keepalive 探测</translation>
    </message>
    <message>
        <source>try %1 to connect follows in %2 s</source>
        <translation>%2 秒后第 %1 次重新连接</translation>
    </message>
    <message>
        <source>each message gets a connection of its own</source>
        <translation>每条消息使用单独的连接</translation>
    </message>
    <message>
        <source>connected in %1 ms</source>
        <translation>%1 ms 建立连接</translation>
    </message>
    <message>
        <source>, answered after %1 ms</source>
        <translation>，%1 ms 收到应答</translation>
    </message>
    <message>
        <source>, ended after %1 ms</source>
        <translation>，%1 ms 结束</translation>
    </message>
    <message>
        <source>%1 made</source>
        <translation>共 %1 次</translation>
    </message>
    <message>
        <source>, %1 ms each</source>
        <translation>，平均 %1 ms</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>，失败 %1 次</translation>
    </message>
    <message>
        <source>, %1 without an answer</source>
        <translation>，无应答 %1 次</translation>
    </message>
    <message>
        <source>, %1 left in TIME_WAIT</source>
        <translation>，%1 个处于 TIME_WAIT</translation>
    </message>
</context>
<context>
    <name>sw::LongDialog</name>
    <message>
        <source>First probe after</source>
        <translation>首次探测前等待</translation>
    </message>
    <message>
        <source>TCP_KEEPIDLE: how long nothing may come before the first probe</source>
        <translation>TCP_KEEPIDLE：多久没有收到数据后发送第一个探测</translation>
    </message>
    <message>
        <source>Between probes</source>
        <translation>探测间隔</translation>
    </message>
    <message>
        <source>TCP_KEEPINTVL: how long after a probe without an answer the next one follows</source>
        <translation>TCP_KEEPINTVL：探测无应答后多久发送下一个</translation>
    </message>
    <message>
        <source>Probes at most</source>
        <translation>最多探测次数</translation>
    </message>
    <message>
        <source>TCP_KEEPCNT: after so many without an answer the connection ends with ETIMEDOUT</source>
        <translation>TCP_KEEPCNT：这么多次无应答后，连接以 ETIMEDOUT 结束</translation>
    </message>
    <message>
        <source>Long connection</source>
        <translation>长连接</translation>
    </message>
    <message>
        <source>What keeps the connection</source>
        <translation>维持连接的机制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The settings stay at work</source>
        <translation>设置继续生效</translation>
    </message>
    <message>
        <source>Nothing is at work now.</source>
        <translation>目前没有机制在工作。</translation>
    </message>
    <message>
        <source>Heartbeat of the application</source>
        <translation>应用层心跳</translation>
    </message>
    <message>
        <source>Sends a message on every open connection of this panel, again and again</source>
        <translation>在此面板的每个已打开的连接上反复发送一条消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Text with escapes such as \r\n, or hex, with placeholders such as ${counter} or ${time}</source>
        <translation>带转义字符（如 \r\n）的文本或十六进制，可用占位符，如 ${counter} 或 ${time}</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>From one message to the next</source>
        <translation>从一条消息到下一条</translation>
    </message>
    <message>
        <source>An answer is expected</source>
        <translation>期待应答</translation>
    </message>
    <message>
        <source>Off: messages are only sent, and nothing is missed</source>
        <translation>关闭：只发送消息，不计无应答</translation>
    </message>
    <message>
        <source>Close after</source>
        <translation>关闭条件</translation>
    </message>
    <message>
        <source>So many without an answer, in a row; 0: never close</source>
        <translation>连续这么多次无应答；0：从不关闭</translation>
    </message>
    <message>
        <source> missed</source>
        <translation> 次无应答</translation>
    </message>
    <message>
        <source>Keepalive of TCP</source>
        <translation>TCP keepalive</translation>
    </message>
    <message>
        <source>SO_KEEPALIVE: the kernel asks a silent peer whether it is there. The peer&apos;s kernel answers, also for a program that hangs: a heartbeat sees that, keepalive does not</source>
        <translation>SO_KEEPALIVE：内核询问沉默的对方是否还在。由对方的内核应答，即使其程序已卡死：心跳能发现，keepalive 不能</translation>
    </message>
    <message>
        <source>as the system has it</source>
        <translation>按系统设置</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>First pause</source>
        <translation>首次等待</translation>
    </message>
    <message>
        <source>Before the first try</source>
        <translation>第一次重试之前</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Each pause is so many times as long as the one before</source>
        <translation>每次等待是前一次的这么多倍</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>No pause is longer, chance apart</source>
        <translation>除随机部分外，等待不会更长</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Each pause is up to so much shorter or longer, so that many clients do not come at once</source>
        <translation>每次等待最多缩短或延长这么多，避免许多客户端同时到来</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same pauses again</source>
        <translation>相同的种子得到相同的等待</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>In a row; then it is given up</source>
        <translation>连续次数；之后放弃</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Short connections</source>
        <translation>短连接</translation>
    </message>
    <message>
        <source>While the client is not connected, Send connects, sends the message, receives and closes. The line in the panel shows what that costs</source>
        <translation>客户端未连接时，“发送”会连接、发送消息、接收并关闭。面板中的一行显示其开销</translation>
    </message>
    <message>
        <source>Close when</source>
        <translation>何时关闭</translation>
    </message>
    <message>
        <source>the first bytes have come</source>
        <translation>收到第一批字节时</translation>
    </message>
    <message>
        <source>the peer has closed</source>
        <translation>对方关闭时</translation>
    </message>
    <message>
        <source>Who closes first keeps the connection in TIME_WAIT for a minute</source>
        <translation>先关闭的一方会让连接在 TIME_WAIT 中停留一分钟</translation>
    </message>
    <message>
        <source>At the latest after</source>
        <translation>最迟等待</translation>
    </message>
    <message>
        <source>Counted from the message; then it is closed all the same</source>
        <translation>从发送消息算起；到时无论如何都关闭</translation>
    </message>
    <message>
        <source>No answer is expected</source>
        <translation>不期待应答</translation>
    </message>
    <message>
        <source>The message cannot be made: look at its escapes and placeholders. Nothing is sent.</source>
        <translation>无法生成该消息：请检查其转义字符和占位符。不会发送任何内容。</translation>
    </message>
    <message>
        <source>When the connection ends or cannot be made, but not after your own Close or Reset</source>
        <translation>连接结束或无法建立时；但由您自己关闭或复位后不会</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Expected answer: %1 The one before counts.</source>
        <translation>期望的应答：%1 之前的设置继续生效。</translation>
    </message>
</context>
<context>
    <name>sw::MainWindow</name>
    <message>
        <source>There is no server and no client to send with.</source>
        <translation>没有可用于发送的服务端或客户端。</translation>
    </message>
    <message>
        <source>Its endpoint is gone; the bytes are in the composer.</source>
        <translation>原来的端点已不存在；字节已放入发送区。</translation>
    </message>
    <message>
        <source>%1 The bytes are in the composer.</source>
        <translation>%1字节已放入发送区。</translation>
    </message>
    <message>
        <source>&amp;Find in log</source>
        <translation>在日志中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Clear log</source>
        <translation>清空日志(&amp;C)</translation>
    </message>
    <message>
        <source>There is no panel.</source>
        <translation>没有面板。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>Start server</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>Stop server</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 (F5)</source>
        <translation>%1 (F5)</translation>
    </message>
    <message>
        <source>It is running already.</source>
        <translation>已在运行。</translation>
    </message>
    <message>
        <source>It is not running.</source>
        <translation>未在运行。</translation>
    </message>
    <message>
        <source>%1 (Shift+F5)</source>
        <translation>%1 (Shift+F5)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;ndpoint</source>
        <translation>端点(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>New &amp;server</source>
        <translation>新建服务端(&amp;S)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>New server (Ctrl+T)</source>
        <translation>新建服务端 (Ctrl+T)</translation>
    </message>
    <message>
        <source>New &amp;client</source>
        <translation>新建客户端(&amp;C)</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>New client (Ctrl+Shift+T)</source>
        <translation>新建客户端 (Ctrl+Shift+T)</translation>
    </message>
    <message>
        <source>Close &amp;tab</source>
        <translation>关闭标签页(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Presentation mode</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>Everything larger, full screen</source>
        <translation>全屏并放大所有内容</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Light / dark</source>
        <translation>浅色 / 深色</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Socket Workbench</source>
        <translation>关于套接字工作台(&amp;A)</translation>
    </message>
    <message>
        <source>Changes the language of everything at once</source>
        <translation>立即切换全部内容的语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The settings could not be written; they are lost at the end of this run.</source>
        <translation>无法写入设置；退出后将丢失。请检查设置文件的权限与磁盘空间。</translation>
    </message>
    <message>
        <source>Too large to be edited; &apos;Send again&apos; sends it as it is.</source>
        <translation>内容过大，无法编辑；可用“再次发送”按原样发送。</translation>
    </message>
    <message>
        <source>Sent again: %1</source>
        <translation>已再次发送：%1</translation>
    </message>
    <message>
        <source>%1, bound here</source>
        <comment>protocol of a new panel on the left</comment>
        <translation>%1，绑定在本机</translation>
    </message>
    <message>
        <source>%1, to a fixed address</source>
        <comment>protocol of a new panel on the right</comment>
        <translation>%1，发往固定地址</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Name resolution…</source>
        <translation>名称解析(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Byte order…</source>
        <translation>字节序(&amp;B)…</translation>
    </message>
    <message>
        <source>tools</source>
        <comment>endpoint in the log</comment>
        <translation>工具</translation>
    </message>
    <message>
        <source>Everything is being closed; this takes a moment.</source>
        <translation>正在全部关闭，请稍候。</translation>
    </message>
    <message>
        <source>No thread of it is in a call.</source>
        <translation>没有线程正在调用中。</translation>
    </message>
    <message>
        <source>A scenario is being played.</source>
        <translation>正在播放场景。</translation>
    </message>
    <message>
        <source>Plays the calls of a file; the log shows them</source>
        <translation>播放文件中的调用，显示在日志里</translation>
    </message>
    <message>
        <source>Interrupts its calls and closes its sockets</source>
        <translation>打断它的调用并关闭它的套接字</translation>
    </message>
    <message>
        <source>No scenario is being played.</source>
        <translation>没有正在播放的场景。</translation>
    </message>
    <message>
        <source>Writes what was clicked step by step into a file that plays it again</source>
        <translation>把单步执行的调用写成可重新播放的文件</translation>
    </message>
    <message>
        <source>Change a panel to &apos;Step by step&apos; and make a call first.</source>
        <translation>请先把一个面板切换到“单步”并执行一次调用。</translation>
    </message>
    <message>
        <source>&amp;Open scenario and play it…</source>
        <translation>打开并播放场景(&amp;O)…</translation>
    </message>
    <message>
        <source>Save clicked calls as s&amp;cenario…</source>
        <translation>把单步调用存为场景(&amp;C)…</translation>
    </message>
    <message>
        <source>Sto&amp;p the scenario</source>
        <translation>停止播放场景(&amp;P)</translation>
    </message>
    <message>
        <source>connection #%1</source>
        <translation>连接 #%1</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>选项(&amp;O)</translation>
    </message>
    <message>
        <source>This panel makes its messages itself.</source>
        <translation>这个面板的消息由它自己生成。</translation>
    </message>
    <message>
        <source>&amp;Go to a row or time…</source>
        <translation>转到某行或某时刻(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Mark the row in use</source>
        <translation>标记当前行(&amp;M)</translation>
    </message>
    <message>
        <source>Next m&amp;arked row</source>
        <translation>下一个标记(&amp;A)</translation>
    </message>
    <message>
        <source>Previous ma&amp;rked row</source>
        <translation>上一个标记(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export the log…</source>
        <translation>导出日志(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Compare the backends…</source>
        <translation>比较两个后端(&amp;C)…</translation>
    </message>
    <message>
        <source>Plays a scenario natively and with Qt, and lays the steps side by side</source>
        <translation>分别用原生后端和 Qt 运行一个场景，并逐步并排显示</translation>
    </message>
    <message>
        <source>&amp;Log and other views</source>
        <translation>日志及其他视图(&amp;L)</translation>
    </message>
    <message>
        <source>La&amp;dder</source>
        <translation>调用时序图(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Streams</source>
        <translation>粘包与半包(&amp;S)</translation>
    </message>
    <message>
        <source>T&amp;CP states</source>
        <translation>TCP 状态(&amp;C)</translation>
    </message>
    <message>
        <source>The rows of the log as a program that makes the same calls</source>
        <translation>把日志中的各行写成做同样调用的程序</translation>
    </message>
    <message>
        <source>Cod&amp;e</source>
        <translation>代码(&amp;E)</translation>
    </message>
    <message>
        <source>P&amp;ipe</source>
        <translation>收发缓冲(&amp;I)</translation>
    </message>
    <message>
        <source>Where the bytes of a connection are, and how full its queues</source>
        <translation>一个连接的字节在哪里，队列有多满</translation>
    </message>
    <message>
        <source>Thro&amp;ughput</source>
        <translation>吞吐量(&amp;U)</translation>
    </message>
    <message>
        <source>Bytes, calls, round trip and window over time</source>
        <translation>字节、调用、往返时间与窗口随时间的变化</translation>
    </message>
    <message>
        <source>What stands at the side</source>
        <translation>侧边内容</translation>
    </message>
    <message>
        <source>Compare two &amp;messages…</source>
        <translation>比较两条消息(&amp;M)…</translation>
    </message>
    <message>
        <source>The rows selected in the log, aligned as two hex dumps</source>
        <translation>日志中选中的行，对齐为两份十六进制转储</translation>
    </message>
    <message>
        <source>This panel answers nothing by itself.</source>
        <translation>此面板不会自动应答。</translation>
    </message>
    <message>
        <source>Its endpoint is gone.</source>
        <translation>其端点已不存在。</translation>
    </message>
</context>
<context>
    <name>sw::MessageDesk</name>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Too large to be kept as a message: write it to a file, and send that.</source>
        <translation>太大，不能存为消息：请写入文件，再发送该文件。</translation>
    </message>
    <message>
        <source>%1 is taken by “%2”. Press other keys.</source>
        <translation>%1 已被“%2”占用。请换其他键。</translation>
    </message>
    <message>
        <source>another control</source>
        <translation>其他控件</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>文字输入</translation>
    </message>
    <message>
        <source>There is no server and no client to send with.</source>
        <translation>没有可用于发送的服务端或客户端。</translation>
    </message>
    <message>
        <source>“%1” was not sent: there is no connection.</source>
        <translation>“%1” 未发送：没有连接。</translation>
    </message>
    <message>
        <source>The message cannot be made: open it to see why.</source>
        <translation>消息无法生成：打开它可查看原因。</translation>
    </message>
    <message>
        <source>“%1” was not sent. %2</source>
        <translation>“%1” 未发送。%2</translation>
    </message>
    <message>
        <source>“%1” is being repeated; its panel shows how far it is.</source>
        <translation>“%1” 正在循环发送；面板中显示进度。</translation>
    </message>
    <message>
        <source>“%1” goes to %2.</source>
        <comment>message, panel</comment>
        <translation>“%1” 发往 %2。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息库</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 条</translation>
    </message>
    <message>
        <source>The messages that were kept cannot be read. Their file stays as it is, and what you keep now is lost at the end of this run.</source>
        <translation>保存的消息无法读取。其文件保持不变，本次保存的内容在退出后会丢失。</translation>
    </message>
    <message>
        <source>The messages that were kept cannot be read. Their file is now %1.</source>
        <translation>保存的消息无法读取。其文件现为 %1。</translation>
    </message>
    <message>
        <source>The messages could not be written: %1</source>
        <translation>消息无法写入：%1</translation>
    </message>
    <message>
        <source>Import messages</source>
        <translation>导入消息</translation>
    </message>
    <message>
        <source>Messages, Packet Sender (*.json *.ini)</source>
        <translation>消息、Packet Sender (*.json *.ini)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>没有导入任何内容。</translation>
    </message>
    <message>
        <source>%1: its shortcut is taken by “%2”.</source>
        <translation>%1：其快捷键已被“%2”占用。</translation>
    </message>
    <message>
        <source>There would be too many messages: 10,000 is the limit.</source>
        <translation>消息过多：上限为 10,000 条。</translation>
    </message>
    <message>
        <source>Messages imported: %1</source>
        <translation>已导入消息：%1 条</translation>
    </message>
    <message>
        <source>Export messages</source>
        <translation>导出消息</translation>
    </message>
    <message>
        <source>Messages (*.json)</source>
        <translation>消息 (*.json)</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>The messages were not written. Choose another folder or name.</source>
        <translation>消息未写入。请选择其他文件夹或名称。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Messages added: %1</source>
        <translation>已加入消息：%1 条</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>消息库(&amp;M)</translation>
    </message>
    <message>
        <source>Messages that are kept, to be sent again (F6)</source>
        <translation>保存的消息，可再次发送（F6）</translation>
    </message>
    <message>
        <source>Bar of messages</source>
        <translation>消息按钮栏</translation>
    </message>
    <message>
        <source>Too large to be kept: “%1” stays as it was. Shorten it, or write it to a file, and send that.</source>
        <translation>过大，无法保存：“%1”保持原样。请缩短，或写入文件后发送该文件。</translation>
    </message>
</context>
<context>
    <name>sw::MessageDiffView</name>
    <message>
        <source>Both messages, aligned</source>
        <translation>对齐的两条消息</translation>
    </message>
</context>
<context>
    <name>sw::MessageDiffWindow</name>
    <message>
        <source>The selected rows have no data. Select rows with data in the log first.</source>
        <translation>选中的行没有数据。请先在日志中选中有数据的行。</translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation>剪贴板中没有文本。</translation>
    </message>
    <message>
        <source>What is in the clipboard is no hex: pairs of digits are expected, such as 48 65 6c.</source>
        <translation>剪贴板的内容不是十六进制：应为成对的数字，如 48 65 6c。</translation>
    </message>
    <message>
        <source>clipboard, as hex</source>
        <translation>剪贴板，十六进制</translation>
    </message>
    <message>
        <source>clipboard, as text</source>
        <translation>剪贴板，文本</translation>
    </message>
    <message>
        <source>Compare with a file</source>
        <translation>与文件比较</translation>
    </message>
    <message>
        <source>%1 is no regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Take two messages: select rows in the log and choose &apos;Compare&apos; in their menu, or use the two buttons.</source>
        <translation>请取两条消息：在日志中选中行并在其菜单中选“比较”，或使用两个按钮。</translation>
    </message>
    <message>
        <source>The two are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message>
        <source>Difference %1 of %2 · bytes changed: %3, only left: %4, only right: %5</source>
        <translation>第 %1 处差异，共 %2 处 · 改变的字节：%3，仅左侧：%4，仅右侧：%5</translation>
    </message>
    <message>
        <source>They differ so much that they could also be aligned in another way.</source>
        <translation>两者差异很大，也可能有其他对齐方式。</translation>
    </message>
    <message>
        <source>Only the first %1 bytes are compared.</source>
        <translation>只比较前 %1 字节。</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚未选取</translation>
    </message>
    <message>
        <source>%1 · %2 bytes</source>
        <translation>%1 · %2 字节</translation>
    </message>
    <message>
        <source>Previous difference (Shift+F3)</source>
        <translation>上一处差异 (Shift+F3)</translation>
    </message>
    <message>
        <source>There is no difference before</source>
        <translation>前面没有差异</translation>
    </message>
    <message>
        <source>Next difference (F3)</source>
        <translation>下一处差异 (F3)</translation>
    </message>
    <message>
        <source>There is no further difference</source>
        <translation>后面没有差异</translation>
    </message>
    <message>
        <source>left, from byte %1 (0x%2), bytes: %3</source>
        <translation>左侧，自字节 %1 (0x%2) 起，字节数：%3</translation>
    </message>
    <message>
        <source>right, from byte %1 (0x%2), bytes: %3</source>
        <translation>右侧，自字节 %1 (0x%2) 起，字节数：%3</translation>
    </message>
    <message>
        <source>Compare two messages</source>
        <translation>比较两条消息</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Take the left message</source>
        <translation>选取左侧消息</translation>
    </message>
    <message>
        <source>Take the right message</source>
        <translation>选取右侧消息</translation>
    </message>
    <message>
        <source>Where this message comes from</source>
        <translation>这条消息的来源</translation>
    </message>
    <message>
        <source>Left message</source>
        <translation>左侧消息</translation>
    </message>
    <message>
        <source>Right message</source>
        <translation>右侧消息</translation>
    </message>
    <message>
        <source>The rows selected in the log</source>
        <translation>日志中选中的行</translation>
    </message>
    <message>
        <source>The clipboard, as text</source>
        <translation>剪贴板，作为文本</translation>
    </message>
    <message>
        <source>The clipboard, as hex</source>
        <translation>剪贴板，作为十六进制</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>交换两侧</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>上一处差异</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>The difference as text</source>
        <translation>差异的文本</translation>
    </message>
    <message>
        <source>A difference shows here as text, in ⟦ ⟧.</source>
        <translation>差异在此显示为文本，用 ⟦ ⟧ 标出。</translation>
    </message>
</context>
<context>
    <name>sw::MessageDock</name>
    <message>
        <source>Messages deleted: %1</source>
        <translation>已删除消息：%1 条</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Choose a message first</source>
        <translation>请先选择一条消息</translation>
    </message>
    <message>
        <source>Send the chosen message (Enter, or a double click)</source>
        <translation>发送选中的消息（Enter 或双击）</translation>
    </message>
    <message>
        <source>There is no message yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>No message is kept yet. “New” makes one; “More” brings some examples, or reads a file of this program or of Packet Sender. In a panel, the history&apos;s menu keeps what was typed, and in the log the menu of a row keeps its bytes.</source>
        <translation>还没有保存消息。“新建”可新建一条；“更多”可加入示例，或读取本程序或 Packet Sender 的文件。面板中“历史”菜单可保存已输入的内容，日志行的右键菜单可保存该行的字节。</translation>
    </message>
    <message>
        <source>No message has these words.</source>
        <translation>没有消息包含这些词。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息库</translation>
    </message>
    <message>
        <source>How many messages there are</source>
        <translation>消息数量</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>A new message</source>
        <translation>新建一条消息</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send the chosen message</source>
        <translation>发送选中的消息</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Duplicate, delete, import, export, examples</source>
        <translation>复制、删除、导入、导出、示例</translation>
    </message>
    <message>
        <source>More about messages</source>
        <translation>更多消息操作</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>复制(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Reads a file of messages, or the packets of Packet Sender (JSON or INI)</source>
        <translation>读取消息文件，或 Packet Sender 的数据包（JSON 或 INI）</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Add e&amp;xamples</source>
        <translation>加入示例(&amp;X)</translation>
    </message>
    <message>
        <source>HTTP, redis, MQTT, Modbus, DNS and SMTP, to begin with</source>
        <translation>HTTP、redis、MQTT、Modbus、DNS、SMTP 等入门示例</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What it sends</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Bring the deleted messages back</source>
        <translation>恢复已删除的消息</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>操作结果</translation>
    </message>
</context>
<context>
    <name>sw::MessageForm</name>
    <message>
        <source>It goes to the panel in use; choose TCP or UDP for an address of its own.</source>
        <translation>发往当前面板；选择 TCP 或 UDP 可指定地址。</translation>
    </message>
    <message>
        <source>A client for it is opened and connected when there is none</source>
        <translation>没有对应的客户端时会新建并连接</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>名称(&amp;M)</translation>
    </message>
    <message>
        <source>Name of the message</source>
        <translation>消息名称</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>Folder of the message</source>
        <translation>消息所在文件夹</translation>
    </message>
    <message>
        <source>Modbus / Read is a folder in a folder; empty: at the top</source>
        <translation>Modbus / Read 表示文件夹中的文件夹；留空则在最上层</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Send t&amp;o</source>
        <translation>发往(&amp;O)</translation>
    </message>
    <message>
        <source>panel in use</source>
        <translation>当前面板</translation>
    </message>
    <message>
        <source>Where the message goes</source>
        <translation>消息发往何处</translation>
    </message>
    <message>
        <source>The panel that the keyboard was in last, or a client for this address</source>
        <translation>键盘最后所在的面板，或此地址的客户端</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Host to send to</source>
        <translation>目标主机</translation>
    </message>
    <message>
        <source>Port to send to</source>
        <translation>目标端口</translation>
    </message>
    <message>
        <source>Shortc&amp;ut</source>
        <translation>快捷键(&amp;U)</translation>
    </message>
    <message>
        <source>Shortcut that sends the message</source>
        <translation>发送此消息的快捷键</translation>
    </message>
    <message>
        <source>Press the keys that shall send this message; Backspace takes them away</source>
        <translation>按下用于发送此消息的键；Backspace 可清除</translation>
    </message>
    <message>
        <source>Button on the &amp;bar</source>
        <translation>放到按钮栏(&amp;B)</translation>
    </message>
    <message>
        <source>A button below the tool bar sends it with one click</source>
        <translation>工具栏下方的按钮，单击即可发送</translation>
    </message>
    <message>
        <source>Button on the bar</source>
        <translation>放到按钮栏</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错误说明</translation>
    </message>
</context>
<context>
    <name>sw::MessageWords</name>
    <message>
        <source>%1: sent from a port of its own; set the local port in the panel.</source>
        <translation>%1：它从固定的本地端口发送；请在面板中设置本地端口。</translation>
    </message>
    <message>
        <source>%1: encrypted; switch TLS on in the panel.</source>
        <translation>%1：已加密；请在面板中启用 TLS。</translation>
    </message>
    <message>
        <source>%1: HTTP request line and headers are not in the file; only the body was taken.</source>
        <translation>%1：文件中没有 HTTP 请求行和头部；只导入了正文。</translation>
    </message>
    <message>
        <source>%1: left out, as its hex digits cannot be read.</source>
        <translation>%1：已略过，其十六进制数字无法读取。</translation>
    </message>
    <message>
        <source>%1: no address or port; it goes to the panel in use.</source>
        <translation>%1：没有地址或端口；将发往当前面板。</translation>
    </message>
    <message>
        <source>%1: unknown protocol; it goes to the panel in use.</source>
        <translation>%1：未知协议；将发往当前面板。</translation>
    </message>
    <message>
        <source>%1: {{…}} became placeholders of this program.</source>
        <translation>%1：{{…}} 已换成本程序的占位符。</translation>
    </message>
    <message>
        <source>%1: left out, as there are too many messages.</source>
        <translation>%1：已略过，消息过多。</translation>
    </message>
    <message>
        <source>to the panel in use</source>
        <translation>发往当前面板</translation>
    </message>
    <message>
        <source>There are more than %1 messages. Remove some.</source>
        <translation>消息超过 %1 条。请删除一些。</translation>
    </message>
    <message>
        <source>“%1” is too long. Shorten it, or write its bytes to a file and send that.</source>
        <translation>“%1”过长。请缩短，或将其字节写入文件后发送该文件。</translation>
    </message>
    <message>
        <source>All messages together are larger than %1 MiB. Remove some, or send the large ones from files.</source>
        <translation>所有消息合计超过 %1 MiB。请删除一些，或将较大的内容改为从文件发送。</translation>
    </message>
</context>
<context>
    <name>sw::MessagesModel</name>
    <message>
        <source>not whole yet</source>
        <translation>尚不完整</translation>
    </message>
    <message>
        <source>longer than allowed</source>
        <translation>超过允许的长度</translation>
    </message>
    <message>
        <source>its length is smaller than its head</source>
        <translation>其长度小于头部</translation>
    </message>
    <message>
        <source>behind a fault: no message can be found</source>
        <translation>在错误之后：无法再找到消息</translation>
    </message>
    <message>
        <source>its rows are no longer in the log</source>
        <translation>其所在的行已不在日志中</translation>
    </message>
    <message>
        <source>▲ sent</source>
        <translation>▲ 发送</translation>
    </message>
    <message>
        <source>▼ received</source>
        <translation>▼ 接收</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Reads/writes</source>
        <translation>读写次数</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>sw::MessagesPanel</name>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>not whole yet: %1</source>
        <translation>尚不完整：%1</translation>
    </message>
    <message>
        <source>the newest are shown</source>
        <translation>显示最新的</translation>
    </message>
    <message>
        <source>searching %1 %</source>
        <translation>正在查找 %1 %</translation>
    </message>
    <message>
        <source>First byte: %1</source>
        <translation>首字节：%1</translation>
    </message>
    <message>
        <source>Last byte: %1 later</source>
        <translation>末字节：%1 之后</translation>
    </message>
    <message>
        <source>Bytes: %1</source>
        <translation>字节：%1</translation>
    </message>
    <message>
        <source>The dump shows the first %1 of them.</source>
        <translation>转储显示其中前 %1 字节。</translation>
    </message>
    <message>
        <source>Rows it came with: %1</source>
        <translation>所在的行：%1</translation>
    </message>
    <message>
        <source>Enter shows them in the log.</source>
        <translation>按 Enter 在日志中显示这些行。</translation>
    </message>
    <message>
        <source>No message is selected</source>
        <translation>没有选中的消息</translation>
    </message>
    <message>
        <source>This is the log of an earlier session</source>
        <translation>这是以前会话的日志</translation>
    </message>
    <message>
        <source>It is too large, or no longer in the log</source>
        <translation>它太大，或已不在日志中</translation>
    </message>
    <message>
        <source>Show its rows</source>
        <translation>显示其所在的行</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Edit and send…</source>
        <translation>编辑后发送…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>How many messages</source>
        <translation>消息数量</translation>
    </message>
</context>
<context>
    <name>sw::MessagesView</name>
    <message>
        <source>Looking for messages…</source>
        <translation>正在查找消息…</translation>
    </message>
    <message>
        <source>No message yet. Choose above how messages follow each other in a stream.</source>
        <translation>还没有消息。请在上方选择消息在流中如何相接。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>sw::MisbehaveBar</name>
    <message>
        <source>⚠ Misbehaves: %1</source>
        <translation>⚠ 行为不当：%1</translation>
    </message>
    <message>
        <source>accepts %1 ms late</source>
        <translation>延迟 %1 ms 接受</translation>
    </message>
    <message>
        <source>closes without reading</source>
        <translation>不读取就关闭</translation>
    </message>
    <message>
        <source>never reads</source>
        <translation>从不读取</translation>
    </message>
    <message>
        <source>half-closes at once</source>
        <translation>立即半关闭</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between kinds of misbehaviour</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Misbehave…</source>
        <translation>行为不当…</translation>
    </message>
    <message>
        <source>Lets this end do something wrong on purpose, to see how the other one takes it</source>
        <translation>让这一端故意出错，观察另一端如何应对</translation>
    </message>
    <message>
        <source>What this end does wrong on purpose</source>
        <translation>这一端故意做错的事</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change what this end does wrong on purpose</source>
        <translation>更改这一端故意做错的事</translation>
    </message>
</context>
<context>
    <name>sw::MisbehaveDialog</name>
    <message>
        <source>Misbehave on purpose</source>
        <translation>故意行为不当</translation>
    </message>
    <message>
        <source>What this end does wrong, to see how the other one takes it. The log shows all of it.</source>
        <translation>这一端做错什么，以便观察另一端如何应对。日志会显示全部过程。</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>What it sends, its answers included</source>
        <translation>发送的内容，包括应答</translation>
    </message>
    <message>
        <source>Accept late, after</source>
        <translation>延迟接受，等待</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How long a connection waits to be accepted</source>
        <translation>连接等待多久才被接受</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>从不读取</translation>
    </message>
    <message>
        <source>Close without reading</source>
        <translation>不读取就关闭</translation>
    </message>
    <message>
        <source>Half-close at once</source>
        <translation>立即半关闭</translation>
    </message>
    <message>
        <source>Byte by byte</source>
        <translation>逐字节</translation>
    </message>
    <message>
        <source>Each byte is a send of its own: pieces of 1 to 1 bytes</source>
        <translation>每个字节单独一次 send：每段 1 至 1 字节</translation>
    </message>
    <message>
        <source>QTcpServer and QLocalServer accept by themselves as soon as a connection comes.</source>
        <translation>QTcpServer 和 QLocalServer 在连接到来时自行接受。</translation>
    </message>
    <message>
        <source>poll() tells that a connection waits in the accept queue; accept() is called so much later. From the start on, or behind the next connection.</source>
        <translation>poll() 得知有连接在全连接队列中等待；过这么久才调用 accept()。从启动时起，或从下一个连接之后起生效。</translation>
    </message>
    <message>
        <source>Qt&apos;s classes read up to 1 MiB ahead by themselves.</source>
        <translation>Qt 的类会自行预先读取至多 1 MiB。</translation>
    </message>
    <message>
        <source>What is closed without reading is not read anyway.</source>
        <translation>不读取就关闭的连接本来就不会读取。</translation>
    </message>
    <message>
        <source>No recv() is made: buffers fill, and the other end&apos;s send() blocks. Counts at once.</source>
        <translation>不调用 recv()：缓冲区填满，另一端的 send() 阻塞。立即生效。</translation>
    </message>
    <message>
        <source>Qt&apos;s classes have read what came before anybody could close: the other end would get no reset.</source>
        <translation>在能够关闭之前，Qt 的类已经读取了到达的内容：另一端不会收到复位。</translation>
    </message>
    <message>
        <source>As soon as bytes have come, close() without recv(): the other end gets a reset. For connections that come.</source>
        <translation>一有字节到达就 close()，不调用 recv()：另一端收到复位。对新来的连接生效。</translation>
    </message>
    <message>
        <source>Qt&apos;s classes cannot end one direction alone.</source>
        <translation>Qt 的类不能只结束一个方向。</translation>
    </message>
    <message>
        <source>shutdown(SHUT_WR) first of all: the other end reads the end of the stream, and may still send. For connections that come.</source>
        <translation>首先就 shutdown(SHUT_WR)：另一端读到流的末尾，但仍可发送。对新来的连接生效。</translation>
    </message>
    <message>
        <source>Qt puts pieces together in its own buffer: give them a pause, so that each is sent alone.</source>
        <translation>Qt 会在自己的缓冲区里把各段合在一起：请设置停顿，使每段单独发送。</translation>
    </message>
    <message>
        <source>Behave</source>
        <translation>恢复正常</translation>
    </message>
    <message>
        <source>Switches all of it off</source>
        <translation>全部关闭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sw::ModeSwitch</name>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Step by step</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>%1 runs its recipe: all calls by themselves</source>
        <translation>%1：自动按流程执行所有调用</translation>
    </message>
    <message>
        <source>There is no panel.</source>
        <translation>没有面板。</translation>
    </message>
    <message>
        <source>%1 makes each call alone, when you say so, with your arguments, in any order</source>
        <translation>%1：由你决定何时、以什么参数、按什么顺序执行每个调用</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>单步</translation>
    </message>
</context>
<context>
    <name>sw::MulticastDialog</name>
    <message>
        <source>Group: an address from 224.0.0.0 to 239.255.255.255, or one that begins with ff.</source>
        <translation>组：224.0.0.0 到 239.255.255.255 之间的地址，或以 ff 开头的地址。</translation>
    </message>
    <message>
        <source>Source: a numeric address of the same family as the group, or empty.</source>
        <translation>源：与组同一地址族的数字地址，或留空。</translation>
    </message>
    <message>
        <source>This group is in the list already.</source>
        <translation>此组已在列表中。</translation>
    </message>
    <message>
        <source>by route</source>
        <translation>按路由</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>joins at the start</source>
        <translation>启动时加入</translation>
    </message>
    <message>
        <source>The socket is starting or stopping.</source>
        <translation>套接字正在启动或停止。</translation>
    </message>
    <message>
        <source>Joined when the socket starts</source>
        <translation>套接字启动时加入</translation>
    </message>
    <message>
        <source>IP_ADD_MEMBERSHIP, IPV6_ADD_MEMBERSHIP or MCAST_JOIN_SOURCE_GROUP, now</source>
        <translation>立即调用 IP_ADD_MEMBERSHIP、IPV6_ADD_MEMBERSHIP 或 MCAST_JOIN_SOURCE_GROUP</translation>
    </message>
    <message>
        <source>Leaves the selected group</source>
        <translation>离开选中的组</translation>
    </message>
    <message>
        <source>Select a group in the list first.</source>
        <translation>请先在列表中选择一个组。</translation>
    </message>
    <message>
        <source>Stop the socket to change this.</source>
        <translation>停止套接字后才能更改。</translation>
    </message>
    <message>
        <source>Multicast</source>
        <translation>组播</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>接口(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Source only</source>
        <translation>仅限源(&amp;S)</translation>
    </message>
    <message>
        <source>Group address</source>
        <translation>组地址</translation>
    </message>
    <message>
        <source>Interface to join on</source>
        <translation>加入所用的接口</translation>
    </message>
    <message>
        <source>Where the group is listened for; empty = the interface that the route to the group names</source>
        <translation>在哪里收听此组；留空 = 由到该组的路由决定接口</translation>
    </message>
    <message>
        <source>Only source</source>
        <translation>仅限的源</translation>
    </message>
    <message>
        <source>Only what this address sends (source-specific multicast); empty = everybody</source>
        <translation>只收此地址发送的（特定源组播）；留空 = 所有人</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>加入(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>离开(&amp;L)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组播组</translation>
    </message>
    <message>
        <source>What is sent to groups:</source>
        <translation>发往组播组的数据：</translation>
    </message>
    <message>
        <source>&amp;Leaves by</source>
        <translation>出接口(&amp;L)</translation>
    </message>
    <message>
        <source>Outgoing interface</source>
        <translation>出接口</translation>
    </message>
    <message>
        <source>IP_MULTICAST_IF: the interface that multicast datagrams leave by; empty = by route</source>
        <translation>IP_MULTICAST_IF：组播数据报从哪个接口发出；留空 = 按路由</translation>
    </message>
    <message>
        <source>&amp;TTL</source>
        <translation>TTL(&amp;T)</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>TTL of multicast datagrams</source>
        <translation>组播数据报的 TTL</translation>
    </message>
    <message>
        <source>IP_MULTICAST_TTL (IPV6_MULTICAST_HOPS): routers that may be passed; the system&apos;s default 1 stays in this network</source>
        <translation>IP_MULTICAST_TTL（IPV6_MULTICAST_HOPS）：可以经过的路由器数；系统默认的 1 表示不出本网络</translation>
    </message>
    <message>
        <source>Heard on this machine too</source>
        <translation>本机也能收到</translation>
    </message>
    <message>
        <source>IP_MULTICAST_LOOP: sockets of this machine get a copy of what is sent from here</source>
        <translation>IP_MULTICAST_LOOP：本机的套接字会收到由此发出的数据的副本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sw::NameResolutionWindow</name>
    <message>
        <source>Name resolution</source>
        <translation>名称解析</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>地址族</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>&amp;Look up</source>
        <translation>解析(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;opy results</source>
        <translation>复制结果(&amp;O)</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>The exact call and its result</source>
        <translation>确切的调用及其结果</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Every call is made for real and stands in the log, as &quot;tools&quot;.</source>
        <translation>每个调用都真实执行，并以“工具”之名记入日志。</translation>
    </message>
    <message>
        <source>A look-up is running; cancel it or wait for it.</source>
        <translation>正在解析，请等待或取消。</translation>
    </message>
    <message>
        <source>Makes the call (Enter)</source>
        <translation>执行调用（Enter）</translation>
    </message>
    <message>
        <source>Stops waiting at once (Esc); the look-up itself cannot be interrupted and ends alone.</source>
        <translation>立即停止等待（Esc）；解析本身无法中断，会自行结束。</translation>
    </message>
    <message>
        <source>No look-up is running.</source>
        <translation>没有正在进行的解析。</translation>
    </message>
    <message>
        <source>The selected rows, or all of them</source>
        <translation>选中的行，或者全部</translation>
    </message>
    <message>
        <source>There are no results.</source>
        <translation>没有结果。</translation>
    </message>
    <message>
        <source>This is no numeric address. Enter one as 192.0.2.1 or 2001:db8::1.</source>
        <translation>这不是数字地址。请输入 192.0.2.1 或 2001:db8::1 这样的地址。</translation>
    </message>
    <message>
        <source>The port is a number from 0 to 65535.</source>
        <translation>端口是 0 到 65535 的数字。</translation>
    </message>
    <message>
        <source>Asking … The window stays usable, and Cancel ends the waiting at once.</source>
        <translation>正在解析……窗口仍可使用，按“取消”立即停止等待。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Given up after %1. The look-up itself goes on unseen and ends alone.</source>
        <translation>%1 后放弃。解析本身在后台继续，并自行结束。</translation>
    </message>
    <message>
        <source>%1 from %2 after %3:</source>
        <translation>%2 在 %3 后给出 %1：</translation>
    </message>
    <message>
        <source>Results of %1: %2, in %3.</source>
        <translation>%1 的结果：%2 个，用时 %3。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Canonical name</source>
        <translation>正式名称</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Official name</source>
        <translation>正式名称</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
</context>
<context>
    <name>sw::OptionDetails</name>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>It is not set at the start any more.</source>
        <translation>启动时不再设置它。</translation>
    </message>
    <message>
        <source>The socket is closed.</source>
        <translation>套接字已关闭。</translation>
    </message>
    <message>
        <source>This is no value for the option.</source>
        <translation>该值不适合此选项。</translation>
    </message>
    <message>
        <source>It will be set when this starts.</source>
        <translation>启动时会设置它。</translation>
    </message>
    <message>
        <source>Calls setsockopt(), then getsockopt()</source>
        <translation>调用 setsockopt()，然后 getsockopt()</translation>
    </message>
    <message>
        <source>Calls getsockopt()</source>
        <translation>调用 getsockopt()</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>默认值：%1</translation>
    </message>
</context>
<context>
    <name>sw::OptionEditor</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Whether close() lingers</source>
        <translation>close() 是否等待</translation>
    </message>
    <message>
        <source>Time that close() waits at most</source>
        <translation>close() 最多等待的时间</translation>
    </message>
    <message>
        <source>Time; 0 stands for no limit</source>
        <translation>时间；0 表示不限制</translation>
    </message>
    <message>
        <source>Multicast group</source>
        <translation>组播组</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>Interface; empty: the system picks</source>
        <translation>网络接口；空表示由系统选择</translation>
    </message>
    <message>
        <source>Lowest port</source>
        <translation>最小端口</translation>
    </message>
    <message>
        <source>Highest port</source>
        <translation>最大端口</translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>Flags; a click picks one</source>
        <translation>标志；单击即可选取</translation>
    </message>
</context>
<context>
    <name>sw::OptionValueEditor</name>
    <message>
        <source>Value as bytes</source>
        <translation>以字节给出值</translation>
    </message>
    <message>
        <source>This option is in no table here, so its value is given as bytes.</source>
        <translation>选项表中没有该选项，因此以字节给出它的值。</translation>
    </message>
    <message>
        <source>Gives the bytes as they are, in hex, also of a wrong length</source>
        <translation>原样给出字节（十六进制），长度不对也可以</translation>
    </message>
    <message>
        <source>Value, bytes in hex</source>
        <translation>值，十六进制字节</translation>
    </message>
    <message>
        <source>value: this is no value for the option.</source>
        <translation>value：这不是该选项可用的值。</translation>
    </message>
    <message>
        <source>value: pairs of hex digits, such as 01 00 00 00.</source>
        <translation>value：成对的十六进制数字，如 01 00 00 00。</translation>
    </message>
</context>
<context>
    <name>sw::OptionsDock</name>
    <message>
        <source> (fd %1)</source>
        <translation>（fd %1）</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Options · %1%2</source>
        <translation>选项 · %1%2</translation>
    </message>
    <message>
        <source>%1 options</source>
        <translation>%1 个选项</translation>
    </message>
    <message>
        <source>Choose a server, a connection or a client.</source>
        <translation>请选择一个服务端、连接或客户端。</translation>
    </message>
    <message>
        <source>The socket is closed; these were its last values.</source>
        <translation>套接字已关闭；这些是它最后的值。</translation>
    </message>
    <message>
        <source>Reads all values again; that makes no rows in the log.</source>
        <translation>重新读取所有值；不会在日志中产生记录。</translation>
    </message>
    <message>
        <source>There is no open socket to read from.</source>
        <translation>没有打开的套接字可读取。</translation>
    </message>
    <message>
        <source>Filter options</source>
        <translation>筛选选项</translation>
    </message>
    <message>
        <source>Filter options by name or explanation</source>
        <translation>按名称或说明筛选选项</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Only options that were asked for, or that differ from a fresh socket</source>
        <translation>只显示设置过的、或与新套接字不同的选项</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Shows what a fresh socket has</source>
        <translation>显示新套接字的值</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>No socket yet: what is asked for here is set at the next start, after socket() and before bind() and connect(), or on each connection.</source>
        <translation>还没有套接字：在此要求的选项会在下次启动时设置，即 socket() 之后、bind() 和 connect() 之前，或在每个连接上设置。</translation>
    </message>
    <message>
        <source>The socket is closed, and nobody had read its options.</source>
        <translation>套接字已关闭，此前没有读取过它的选项。</translation>
    </message>
    <message>
        <source>Escape in the table of connections goes back to the listening socket.</source>
        <translation>在连接表中按 Esc 键可回到监听套接字。</translation>
    </message>
</context>
<context>
    <name>sw::OptionsText</name>
    <message>
        <source>set only</source>
        <translation>只能设置</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>按需读取</translation>
    </message>
    <message>
        <source>not read since</source>
        <translation>之后未读取</translation>
    </message>
    <message>
        <source>Name of the option, by level</source>
        <translation>按层分组的选项名称</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>The value that was given to setsockopt()</source>
        <translation>传给 setsockopt() 的值</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>The value that getsockopt() gave</source>
        <translation>getsockopt() 返回的值</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>The value that a fresh socket has on this kernel</source>
        <translation>本内核上新套接字的值</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>It means nothing for this kind of socket, though the kernel answers.</source>
        <translation>它对这种套接字没有意义，不过内核仍会应答。</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>sw::PanelKind</name>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>Unix datagram</source>
        <translation>Unix 数据报</translation>
    </message>
    <message>
        <source>Unix stream</source>
        <translation>Unix 流</translation>
    </message>
    <message>
        <source>Unix seqpacket</source>
        <translation>Unix 有序分组</translation>
    </message>
    <message>
        <source>Ping (ICMP)</source>
        <translation>Ping (ICMP)</translation>
    </message>
    <message>
        <source>Ping (ICMPv6)</source>
        <translation>Ping (ICMPv6)</translation>
    </message>
    <message>
        <source>Many clients</source>
        <translation>大量客户端</translation>
    </message>
    <message>
        <source>TCP relay</source>
        <translation>TCP 中继</translation>
    </message>
    <message>
        <source>UDP relay</source>
        <translation>UDP 中继</translation>
    </message>
</context>
<context>
    <name>sw::PanelOffer</name>
    <message>
        <source>Not offered by this kernel: socket() gives %1. %2</source>
        <translation>此内核不提供：socket() 返回 %1。%2</translation>
    </message>
</context>
<context>
    <name>sw::PanelSequence</name>
    <message>
        <source>Step by step, you make each call yourself: choose automatic first.</source>
        <translation>单步模式下每个调用都由您自己执行：请先选择自动模式。</translation>
    </message>
    <message>
        <source>Connect first: a sequence runs on the panel&apos;s open connection.</source>
        <translation>请先连接：序列在面板已打开的连接上播放。</translation>
    </message>
    <message>
        <source>Choose one open connection in the table first: the sequence runs on it.</source>
        <translation>请先在表中选择一个打开的连接：序列在它上面播放。</translation>
    </message>
    <message>
        <source>Sequence – %1</source>
        <translation>发送序列 – %1</translation>
    </message>
    <message>
        <source>Sequence…</source>
        <translation>发送序列…</translation>
    </message>
    <message>
        <source>Sends, expected answers with time-outs, waits and loops, played on the connection</source>
        <translation>发送、限时的期待应答、等待和循环，在连接上播放</translation>
    </message>
    <message>
        <source>Open the socket first: a sequence sends to its fixed remote.</source>
        <translation>请先打开套接字：序列发往其固定的远程地址。</translation>
    </message>
</context>
<context>
    <name>sw::PanelWords</name>
    <message>
        <source>%1 %2</source>
        <comment>meaning, advice: two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>sw::PathEdit</name>
    <message>
        <source>Path: that of the socket to connect to, or @name for an abstract one.</source>
        <translation>路径：要连接的套接字的路径；抽象名称写成 @name。</translation>
    </message>
    <message>
        <source>Path: at most %1 bytes; @name for an abstract one.</source>
        <translation>路径：最多 %1 字节；抽象名称写成 @name。</translation>
    </message>
</context>
<context>
    <name>sw::PayloadErrorText</name>
    <message>
        <source>&apos;%1&apos; is no hex digit: pairs of 0-9 and a-f are expected, with spaces or : , - between them.</source>
        <translation>“%1”不是十六进制数字：应为成对的 0-9 与 a-f，之间可用空格或 : , - 分隔。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends with half a byte: two hex digits make one byte.</source>
        <translation>“%1”末尾只有半个字节：两个十六进制数字组成一个字节。</translation>
    </message>
    <message>
        <source>Hex digits are expected behind &apos;%1&apos;.</source>
        <translation>“%1”之后应为十六进制数字。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no escape: \n \r \t \0 \xHH \uHHHH are known, and \\ is a backslash.</source>
        <translation>“%1”不是转义字符：可用 \n \r \t \0 \xHH \uHHHH，\\ 表示反斜杠。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is cut short: \xHH needs two hex digits, \uHHHH four, and \\ is a backslash.</source>
        <translation>“%1”不完整：\xHH 需要两个十六进制数字，\uHHHH 需要四个，\\ 表示反斜杠。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit into a byte: \377 is the largest octal escape.</source>
        <translation>“%1”超出一个字节：最大的八进制转义为 \377。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no character: code points up to 10FFFF are expected, surrogates only as a pair.</source>
        <translation>“%1”不是有效字符：码点最大为 10FFFF，代理项必须成对。</translation>
    </message>
    <message>
        <source>%2 has no bytes for &apos;%1&apos;: choose another encoding, such as UTF-8, or another character.</source>
        <translation>%2 无法表示“%1”：请换用其他字符编码（例如 UTF-8），或更换字符。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no closing brace: a placeholder is ${name}, and $${ stands for ${ itself.</source>
        <translation>“%1” 缺少右花括号：占位符写作 ${名称}，若要 ${ 本身，请写 $${。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no placeholder: the list has all of them, and $${ stands for ${ itself.</source>
        <translation>“%1” 不是占位符：列表中有全部占位符；若要 ${ 本身，请写 $${。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: this placeholder takes other arguments; the list has an example of each.</source>
        <translation>“%1”：该占位符不接受这样的参数；列表中每个占位符都有示例。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is known in replies only: here there is no request.</source>
        <translation>“%1” 只能用在应答中：这里没有请求。</translation>
    </message>
    <message>
        <source>The message does not have the bytes that a length or checksum is to cover: %1</source>
        <translation>消息中没有长度或校验和所要覆盖的字节：%1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes the message too large: 64 MiB and 1,000 placeholders are the limit.</source>
        <translation>“%1” 使消息过大：上限为 64 MiB 和 1,000 个占位符。</translation>
    </message>
</context>
<context>
    <name>sw::PingOptions</name>
    <message>
        <source>Interval</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Milliseconds from one request to the next</source>
        <translation>相邻两个请求之间的毫秒数</translation>
    </message>
    <message>
        <source>Lost after</source>
        <translation>丢失时限</translation>
    </message>
    <message>
        <source>Milliseconds: a reply that has not come by then counts as lost</source>
        <translation>毫秒：到时仍未收到应答即算丢失</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Bytes behind the 8 of the ICMP header; the reply brings them back</source>
        <translation>8 字节 ICMP 首部之后的字节数；应答会原样带回</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>IP_TTL (IPV6_UNICAST_HOPS): how many routers a request may pass; the one at which it is used up says so</source>
        <translation>IP_TTL（IPV6_UNICAST_HOPS）：请求最多可以经过多少个路由器；TTL 在哪个路由器用尽，哪个就会通知</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识符</translation>
    </message>
    <message>
        <source>Tells the replies of this program from those of others. That of a ping socket is its port: bind() asks for it, else the kernel picks one</source>
        <translation>用来把本程序的应答与其他程序的区分开。ping 套接字的标识符就是它的端口：用 bind() 指定，否则由内核挑选</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Error queue</source>
        <translation>错误队列</translation>
    </message>
    <message>
        <source>IP_RECVERR (IPV6_RECVERR): when a request could not be delivered, recvmsg with MSG_ERRQUEUE names it and who said so; without it a ping socket tells nothing</source>
        <translation>IP_RECVERR（IPV6_RECVERR）：请求无法送达时，带 MSG_ERRQUEUE 的 recvmsg 会指出是哪一个、由谁报告；没有它，ping 套接字什么也不说</translation>
    </message>
    <message>
        <source>Replies and errors only</source>
        <translation>只要应答和错误</translation>
    </message>
    <message>
        <source>ICMP_FILTER of a raw socket: without it the socket gets every ICMP message that comes to this machine</source>
        <translation>原始套接字的 ICMP_FILTER：没有它，套接字会收到到达本机的每个 ICMP 报文</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>SO_BROADCAST: may send to broadcast addresses such as 255.255.255.255</source>
        <translation>SO_BROADCAST：允许发往 255.255.255.255 这样的广播地址</translation>
    </message>
    <message>
        <source>A ping socket gets no more than the replies to its own requests.</source>
        <translation>ping 套接字只会收到对自己请求的应答。</translation>
    </message>
    <message>
        <source>Hex bytes that are repeated over the payload, such as 5a or ca fe; empty: 00 01 02 …</source>
        <translation>在载荷中重复的十六进制字节，如 5a 或 ca fe；留空为 00 01 02 …</translation>
    </message>
    <message>
        <source>A ping socket (SOCK_DGRAM) needs no right but a group that the kernel allows; a raw one (SOCK_RAW) needs CAP_NET_RAW and sees the whole of ICMP</source>
        <translation>ping 套接字（SOCK_DGRAM）不需要特权，只要用户的组被内核允许；原始套接字（SOCK_RAW）需要 CAP_NET_RAW，能看到全部 ICMP</translation>
    </message>
    <message>
        <source>Ping socket</source>
        <translation>ping 套接字</translation>
    </message>
    <message>
        <source>Raw socket</source>
        <translation>原始套接字</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Kind of socket</source>
        <translation>套接字种类</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Pattern of the payload, in hex</source>
        <translation>载荷的填充内容（十六进制）</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of socket, why it cannot be made</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sw::PingPanel</name>
    <message>
        <source>Host: an IPv6 address, or a name such as example.org.</source>
        <translation>主机：IPv6 地址，或 example.org 这样的名称。</translation>
    </message>
    <message>
        <source>Host: an IPv4 address, or a name such as example.org.</source>
        <translation>主机：IPv4 地址，或 example.org 这样的名称。</translation>
    </message>
    <message>
        <source>Pattern: up to 64 bytes in hex, such as ca fe.</source>
        <translation>填充：最多 64 个十六进制字节，如 ca fe。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>protocol, address</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>A panel that pings makes its requests by its settings; step by step, it sends any bytes.</source>
        <translation>ping 面板按设置生成请求；在单步模式下可以发送任意字节。</translation>
    </message>
    <message>
        <source>Stop the pings to change this.</source>
        <translation>停止 ping 之后才能更改。</translation>
    </message>
    <message>
        <source>Nothing sent yet.</source>
        <translation>尚未发送。</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>已发送：%1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>已收到：%1</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>丢失：%1</translation>
    </message>
    <message>
        <source>Lost: %1 (%2 %)</source>
        <translation>丢失：%1（%2 %）</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Duplicates: %1</source>
        <translation>重复：%1</translation>
    </message>
    <message>
        <source>Others: %1</source>
        <comment>messages that answer no request</comment>
        <translation>其他报文：%1</translation>
    </message>
    <message>
        <source>Least/mean/most: %1/%2/%3 ms</source>
        <translation>最小/平均/最大：%1/%2/%3 ms</translation>
    </message>
    <message>
        <source>Identifier: %1</source>
        <translation>标识符：%1</translation>
    </message>
    <message>
        <source>Either of these is enough.</source>
        <translation>满足以下任意一项即可。</translation>
    </message>
    <message>
        <source>Raw socket</source>
        <translation>原始套接字</translation>
    </message>
    <message>
        <source>Ping socket</source>
        <translation>ping 套接字</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>This user may not ping</source>
        <translation>当前用户无权 ping</translation>
    </message>
    <message>
        <source>This is a broadcast address, and the socket may not broadcast.</source>
        <translation>这是广播地址，而套接字未获准广播。</translation>
    </message>
    <message>
        <source>Stop, tick Broadcast (…), and start again.</source>
        <translation>请停止，勾选“广播”（…），再重新启动。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of socket, why it cannot be made</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy sysctl</source>
        <translation>复制 sysctl</translation>
    </message>
    <message>
        <source>Copy setcap</source>
        <translation>复制 setcap</translation>
    </message>
    <message>
        <source>Wrong checksum: %1</source>
        <translation>校验和错误：%1</translation>
    </message>
</context>
<context>
    <name>sw::PingRights</name>
    <message>
        <source>Not offered by this kernel: socket() gives %1. %2</source>
        <translation>此内核不提供：socket() 返回 %1。%2</translation>
    </message>
    <message>
        <source>socket() gives %1: a raw socket needs the right CAP_NET_RAW.</source>
        <translation>socket() 返回 %1：原始套接字需要 CAP_NET_RAW 权限。</translation>
    </message>
    <message>
        <source>Give it to the program, then start it again: %1</source>
        <translation>把该权限授予程序，然后重新启动它：%1</translation>
    </message>
    <message>
        <source>net.ipv4.ping_group_range is empty here: no group may make ping sockets.</source>
        <translation>此处 net.ipv4.ping_group_range 为空：任何组都不能创建 ping 套接字。</translation>
    </message>
    <message>
        <source>net.ipv4.ping_group_range lets only the groups %1 to %2 make ping sockets.</source>
        <translation>net.ipv4.ping_group_range 只允许组 %1 到 %2 创建 ping 套接字。</translation>
    </message>
    <message>
        <source>socket() gives %1.</source>
        <translation>socket() 返回 %1。</translation>
    </message>
    <message>
        <source>An administrator lets every group: %1</source>
        <translation>管理员可以允许所有组：%1</translation>
    </message>
</context>
<context>
    <name>sw::PingsText</name>
    <message>
        <source>Seq</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Number of the request; on the wire it has 16 bits and comes round after 65535</source>
        <translation>请求的编号；在线路上为 16 位，65535 之后从头开始</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What became of the request</source>
        <translation>请求的结果</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>Round trip: from the begin of the sending call to the end of the receiving one</source>
        <translation>往返时间：从发送调用开始到接收调用结束</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Time to live (hop limit) that the reply arrived with: what it started with, less one for each router on its way</source>
        <translation>应答到达时的生存时间（跳数限制）：出发时的值减去途中经过的路由器数</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Payload of the reply</source>
        <translation>应答的载荷</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Who answered, or who said that the request went no further</source>
        <translation>谁应答的，或谁报告请求无法继续前行</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>未发出：%1</translation>
    </message>
    <message>
        <source>answered late</source>
        <translation>迟到的应答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <comment>answered</comment>
        <translation>%1，共 %2 次</translation>
    </message>
    <message>
        <source>No reply yet; its time has not passed.</source>
        <translation>尚无应答，时限未到。</translation>
    </message>
    <message>
        <source>No reply within the time. Nobody says why: no such host, a firewall, a packet lost on the way, or a host that answers no pings.</source>
        <translation>时限内没有应答。没有谁说明原因：可能没有这台主机、有防火墙、报文在途中丢失，或主机不应答 ping。</translation>
    </message>
    <message>
        <source>An ICMP error message came for it: type %1, code %2. The log has the row.</source>
        <translation>收到了针对它的 ICMP 差错报文：类型 %1，代码 %2。日志中有对应的行。</translation>
    </message>
    <message>
        <source>The payload came back changed.</source>
        <translation>带回的载荷与发出的不同。</translation>
    </message>
    <message>
        <source>%1, payload changed</source>
        <translation>%1，载荷有变</translation>
    </message>
    <message>
        <source>lost: wrong checksum</source>
        <translation>丢失：校验和错误</translation>
    </message>
    <message>
        <source>A reply came whose checksum is wrong; it was changed on its way and does not count. The log has the row.</source>
        <translation>收到了校验和错误的应答；它在途中被改动，不计入。日志中有这一行。</translation>
    </message>
    <message>
        <source>More than one reply came. With a broadcast address each host answers; else something on the way copied the request or the reply.</source>
        <translation>收到了不止一个应答。若是广播地址，每台主机都会应答；否则是途中某处复制了请求或应答。</translation>
    </message>
</context>
<context>
    <name>sw::PingsView</name>
    <message>
        <source>Requests and what became of them</source>
        <translation>请求及其结果</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>尚无请求</translation>
    </message>
</context>
<context>
    <name>sw::PipePanel</name>
    <message>
        <source>Pause reading: %1</source>
        <translation>暂停接收：%1</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>暂停接收</translation>
    </message>
    <message>
        <source>Its loop makes no further recv(): watch the queues fill until send() blocks</source>
        <translation>不再调用 recv()：可以看到两个队列逐渐填满，直到 send() 阻塞</translation>
    </message>
    <message>
        <source>It is closed.</source>
        <translation>它已关闭。</translation>
    </message>
    <message>
        <source>This end is not in this program.</source>
        <translation>这一端不在本程序中。</translation>
    </message>
    <message>
        <source>There is no connection yet.</source>
        <translation>还没有连接。</translation>
    </message>
    <message>
        <source>The kernel does not tell about its sockets here (%1): only what the calls told is shown.</source>
        <translation>此处内核不提供其套接字的信息（%1）：只显示各调用得知的内容。</translation>
    </message>
    <message>
        <source>TLS: the bytes are those of the connection, encrypted; the calls had fewer.</source>
        <translation>TLS：这里是连接上加密后的字节；调用中的字节更少。</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>收发缓冲</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少的内容</translation>
    </message>
</context>
<context>
    <name>sw::PipeView</name>
    <message>
        <source>Where the bytes are</source>
        <translation>字节在哪里</translation>
    </message>
    <message>
        <source>the other end</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 waiting to be taken</source>
        <translation>%1 等待内核取走</translation>
    </message>
    <message>
        <source>%1 unsent</source>
        <translation>%1 未发出</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 在途</translation>
    </message>
    <message>
        <source>%1 unread</source>
        <translation>%1 未读</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 已读</translation>
    </message>
    <message>
        <source>%1 with the peer</source>
        <translation>%1 已到对端</translation>
    </message>
    <message>
        <source>%1 thrown away</source>
        <translation>%1 被丢弃</translation>
    </message>
    <message>
        <source>%1 (inferred)</source>
        <comment>a number of bytes</comment>
        <translation>%1（推断）</translation>
    </message>
    <message>
        <source>At least %1 B given to send()</source>
        <translation>交给 send() 的至少 %1 B</translation>
    </message>
    <message>
        <source>%1 B given to send()</source>
        <translation>交给 send() 的 %1 B</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <comment>a sum of bytes and its parts</comment>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1() is blocked since %2</source>
        <comment>a call, a time</comment>
        <translation>%1() 已阻塞 %2</translation>
    </message>
    <message>
        <source>reading is paused at the other side</source>
        <translation>另一侧已暂停接收</translation>
    </message>
    <message>
        <source>thrown away: the connection ended before they were read</source>
        <translation>被丢弃：读取之前连接已经结束</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not in the kernel&apos;s table</source>
        <translation>不在内核的表中</translation>
    </message>
    <message>
        <source>Round trip (rtt)</source>
        <translation>往返时间 (rtt)</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测得</translation>
    </message>
    <message>
        <source>%1 ± %2, least %3</source>
        <comment>times</comment>
        <translation>%1 ± %2，最小 %3</translation>
    </message>
    <message>
        <source>Congestion window (cwnd)</source>
        <translation>拥塞窗口 (cwnd)</translation>
    </message>
    <message numerus="yes">
        <source>%n segments = %1</source>
        <translation>
            <numerusform>%n 个报文段 = %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Peer has room for (send window)</source>
        <translation>对端还能接收（发送窗口）</translation>
    </message>
    <message>
        <source>not told by this kernel</source>
        <translation>此内核不提供</translation>
    </message>
    <message>
        <source>Sent and not acknowledged</source>
        <translation>已发出、未确认</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>Sent again (retransmits)</source>
        <translation>重传</translation>
    </message>
    <message numerus="yes">
        <source>%n segments, %1</source>
        <translation>
            <numerusform>%n 个报文段，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Largest segment (mss)</source>
        <translation>最大报文段 (mss)</translation>
    </message>
    <message>
        <source>Delivery rate</source>
        <translation>交付速率</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>拥塞控制</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>sends again in %1</source>
        <translation>%1 后重传</translation>
    </message>
    <message>
        <source>waits for FIN for %1</source>
        <translation>再等待 FIN %1</translation>
    </message>
    <message>
        <source>keepalive in %1</source>
        <translation>%1 后发送保活探测</translation>
    </message>
    <message>
        <source>asks for room in %1</source>
        <comment>a probe of a window that is shut</comment>
        <translation>%1 后探测窗口</translation>
    </message>
    <message>
        <source>none runs</source>
        <translation>没有运行</translation>
    </message>
    <message>
        <source>No connection yet. Start a server and connect a client.</source>
        <translation>还没有连接。请启动服务端并让客户端连接。</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 等待</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停接收</translation>
    </message>
    <message>
        <source>%1 in Qt&apos;s buffer</source>
        <translation>%1 在 Qt 缓冲区</translation>
    </message>
    <message>
        <source>waits for bytes</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>send queue of %1</source>
        <translation>发送队列：%1</translation>
    </message>
    <message>
        <source>receive queue of %1</source>
        <translation>接收队列：%1</translation>
    </message>
    <message>
        <source>%1 of %2 %3 memory</source>
        <comment>taken, limit, SO_SNDBUF</comment>
        <translation>内存 %1 / %2（%3）</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>A unix socket has no network between its ends: what is taken is in the peer&apos;s queue.</source>
        <translation>Unix 域套接字的两端之间没有网络：被取走的字节就在对端的队列里。</translation>
    </message>
</context>
<context>
    <name>sw::PlaceholderMenu</name>
    <message>
        <source>counts the messages: 1, 2, 3 …</source>
        <translation>消息计数：1、2、3 …</translation>
    </message>
    <message>
        <source>the counter with four digits, from 1</source>
        <translation>四位计数，从 1 开始</translation>
    </message>
    <message>
        <source>the counter as two bytes, highest first</source>
        <translation>计数，两个字节，高位在前</translation>
    </message>
    <message>
        <source>local time; ${time:HH:mm} has its own format</source>
        <translation>本地时间；${time:HH:mm} 自定格式</translation>
    </message>
    <message>
        <source>local date; ${date:dd.MM.yyyy} has its own format</source>
        <translation>本地日期；${date:dd.MM.yyyy} 自定格式</translation>
    </message>
    <message>
        <source>date and time in UTC, as ISO 8601</source>
        <translation>UTC 日期和时间，ISO 8601 格式</translation>
    </message>
    <message>
        <source>seconds since 1970; ${unix.ms}: milliseconds</source>
        <translation>1970 年以来的秒数；${unix.ms} 为毫秒</translation>
    </message>
    <message>
        <source>8 random bytes; ${random:8:hex}: hex digits</source>
        <translation>8 个随机字节；${random:8:hex} 为十六进制数字</translation>
    </message>
    <message>
        <source>a random number</source>
        <translation>随机数</translation>
    </message>
    <message>
        <source>a random UUID</source>
        <translation>随机 UUID</translation>
    </message>
    <message>
        <source>bytes behind the empty line, as HTTP wants</source>
        <translation>空行之后的字节数，HTTP 用</translation>
    </message>
    <message>
        <source>bytes behind this place, as two bytes</source>
        <translation>此处之后的字节数，占两个字节</translation>
    </message>
    <message>
        <source>checksum of all bytes in front</source>
        <translation>前面所有字节的校验和</translation>
    </message>
    <message>
        <source>checksum of a range, in hex, as NMEA wants</source>
        <translation>一段字节的校验和，十六进制，NMEA 用</translation>
    </message>
    <message>
        <source>address of the other end</source>
        <translation>对方地址</translation>
    </message>
    <message>
        <source>port of the other end</source>
        <translation>对方端口</translation>
    </message>
    <message>
        <source>own address</source>
        <translation>本地地址</translation>
    </message>
    <message>
        <source>own port</source>
        <translation>本地端口</translation>
    </message>
    <message>
        <source>what the first group of the pattern caught</source>
        <translation>匹配式第一组捕获的内容</translation>
    </message>
    <message>
        <source>the first two bytes of the request</source>
        <translation>请求的前两个字节</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>placeholder, what it stands for</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>sw::QtBuffersView</name>
    <message>
        <source>Qt: %1 %2 of %3</source>
        <comment>name of the figure, bytes, the most</comment>
        <translation>Qt：%1 %2 / %3</translation>
    </message>
    <message>
        <source>Kernel: %1 %2</source>
        <comment>name of the queue, bytes</comment>
        <translation>内核：%1 %2</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>What waits in Qt&apos;s buffers and in the kernel&apos;s</source>
        <translation>Qt 缓冲区和内核缓冲区中等待的数据</translation>
    </message>
    <message>
        <source>write() puts all bytes into Qt&apos;s buffer at once and returns; the event loop hands them to the kernel when it has room. Further sends wait here at %1.
Qt reads ahead up to readBufferSize; when that is full, the kernel&apos;s receive buffer fills, and TCP slows the peer.</source>
        <translation>write() 一次把全部字节放进 Qt 的缓冲区并立即返回；内核有空间时由事件循环交给内核。达到 %1 后，后续发送在此等待。
Qt 最多预读到 readBufferSize；填满后内核的接收缓冲区随之填满，TCP 使对端减速。</translation>
    </message>
</context>
<context>
    <name>sw::ReachList</name>
    <message>
        <source>Reached at</source>
        <translation>可访问地址</translation>
    </message>
    <message>
        <source>Copy this address</source>
        <translation>复制此地址</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>sw::RecordTabs</name>
    <message>
        <source>Views of the records</source>
        <translation>记录的各种视图</translation>
    </message>
    <message>
        <source>Which view of the records</source>
        <translation>选择记录的视图</translation>
    </message>
</context>
<context>
    <name>sw::RelayFaultsDialog</name>
    <message>
        <source>Faults of the relay</source>
        <translation>中继的故障</translation>
    </message>
    <message>
        <source>What goes wrong on the way, on purpose. Changes count at once, also while the relay runs.</source>
        <translation>路上有意制造的故障。更改立即生效，中继运行时也一样。</translation>
    </message>
    <message>
        <source>From the client to the target →</source>
        <translation>从客户端到目标 →</translation>
    </message>
    <message>
        <source>← From the target to the client</source>
        <translation>← 从目标到客户端</translation>
    </message>
    <message>
        <source>No faults</source>
        <translation>无故障</translation>
    </message>
    <message>
        <source>Switches all faults of both directions off</source>
        <translation>关掉两个方向的所有故障</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sw::RelayHoldDialog</name>
    <message>
        <source>#%1, %2</source>
        <comment>conversation, its client</comment>
        <translation>#%1，%2</translation>
    </message>
    <message>
        <source>→ target</source>
        <translation>→ 目标</translation>
    </message>
    <message>
        <source>← client</source>
        <translation>← 客户端</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>没有被扣住的数据。</translation>
    </message>
    <message>
        <source>Chunks above 64 KiB cannot be edited here.</source>
        <translation>超过 64 KiB 的数据块不能在这里编辑。</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>没有打开的会话。</translation>
    </message>
    <message>
        <source>Type the bytes first.</source>
        <translation>请先输入字节。</translation>
    </message>
    <message>
        <source>Hold and inject</source>
        <translation>扣住与注入</translation>
    </message>
    <message>
        <source>Hold what goes to the target →</source>
        <translation>扣住去往目标的数据 →</translation>
    </message>
    <message>
        <source>← Hold what goes to the client</source>
        <translation>← 扣住去往客户端的数据</translation>
    </message>
    <message>
        <source>Each chunk waits here until you let it go; unticked, what waits goes on</source>
        <translation>每一块都在这里等待，直到你放行；取消勾选后，等待的数据继续前进</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Held chunks</source>
        <translation>被扣住的数据块</translation>
    </message>
    <message>
        <source>The chosen chunk, in hex</source>
        <translation>选中的数据块（十六进制）</translation>
    </message>
    <message>
        <source>The chosen chunk, as text with escapes (\n, \x00)</source>
        <translation>选中的数据块（带转义字符的文本：\n、\x00）</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Let it go as edited</source>
        <translation>按编辑后的内容放行</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Let all go</source>
        <translation>全部放行</translation>
    </message>
    <message>
        <source>Inject bytes of your own</source>
        <translation>注入自己的字节</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Bytes to inject</source>
        <translation>要注入的字节</translation>
    </message>
    <message>
        <source>text with escapes, such as QUIT\r\n</source>
        <translation>带转义字符的文本，例如 QUIT\r\n</translation>
    </message>
    <message>
        <source>Inject</source>
        <translation>注入</translation>
    </message>
</context>
<context>
    <name>sw::RelayPanel</name>
    <message>
        <source>Listen on: an IPv4 or IPv6 address of this machine, or its name; 0.0.0.0 or :: = any.</source>
        <translation>监听于：本机的 IPv4 或 IPv6 地址，或其名称；0.0.0.0 或 :: 表示任意地址。</translation>
    </message>
    <message>
        <source>Target: an IPv4 or IPv6 address, or a name such as example.org.</source>
        <translation>目标：IPv4 或 IPv6 地址，或 example.org 这样的名称。</translation>
    </message>
    <message>
        <source>Target port: a number from 1 to 65535.</source>
        <translation>目标端口：1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>%1 · %2 → %3</source>
        <comment>protocol, listens on, target</comment>
        <translation>%1 · %2 → %3</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止监听</translation>
    </message>
    <message>
        <source>A relay passes on what others send. &apos;Hold and inject&apos; puts bytes of your own into a conversation.</source>
        <translation>中继只转发别人发送的数据。“扣住与注入”可以把自己的字节放进会话。</translation>
    </message>
    <message>
        <source>Stop the relay to change this.</source>
        <translation>请先停止中继再更改。</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <comment>what went wrong there</comment>
        <translation>目标：%1</translation>
    </message>
    <message>
        <source>The relay goes on, in case somebody answers there later.</source>
        <translation>中继继续运行，以便稍后有人应答。</translation>
    </message>
    <message>
        <source>The client was closed; the next one is tried again.</source>
        <translation>已关闭客户端的连接；下一个客户端会再次尝试。</translation>
    </message>
    <message>
        <source>held</source>
        <translation>扣住</translation>
    </message>
    <message>
        <source>On purpose: %1</source>
        <translation>有意为之：%1</translation>
    </message>
    <message>
        <source>Select an open conversation in the table.</source>
        <translation>请在表中选择一个打开的会话。</translation>
    </message>
    <message>
        <source>Closes both of its sockets</source>
        <translation>关闭它的两个套接字</translation>
    </message>
    <message>
        <source>Both sides get a reset (RST)</source>
        <translation>两侧都收到复位 (RST)</translation>
    </message>
    <message>
        <source>Takes ended conversations out of the table</source>
        <translation>从表中移除已结束的会话</translation>
    </message>
    <message>
        <source>No conversation has ended.</source>
        <translation>没有已结束的会话。</translation>
    </message>
    <message>
        <source>Forget a client after</source>
        <translation>客户端空闲多久后忘记</translation>
    </message>
    <message>
        <source>Give up connecting after</source>
        <translation>连接多久后放弃</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>A client that neither sent nor got anything for so long loses its socket towards the target</source>
        <translation>这么久既没有发送也没有收到数据的客户端，会失去通往目标的套接字</translation>
    </message>
    <message>
        <source>When the target does not answer for so long, its client is closed</source>
        <translation>目标这么久没有应答时，关闭它的客户端连接</translation>
    </message>
    <message>
        <source>&amp;Faults…</source>
        <translation>故障(&amp;F)…</translation>
    </message>
    <message>
        <source>Delay, split, throttle, drop, cut … for each direction, repeatable by a seed</source>
        <translation>每个方向的延迟、拆分、限速、丢弃、切断等，凭种子可重现</translation>
    </message>
    <message>
        <source>&amp;Hold and inject…</source>
        <translation>扣住与注入(&amp;H)…</translation>
    </message>
    <message>
        <source>Let each chunk wait until you let it go, change it or drop it; add bytes of your own</source>
        <translation>让每一块等待，直到你放行、修改或丢弃它；也可加入自己的字节</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Forget ended</source>
        <translation>忘记已结束的</translation>
    </message>
    <message>
        <source>Qt passes on neither half-close nor reset: both become a close</source>
        <translation>Qt 既不转达半关闭也不转达复位：两者都变成关闭</translation>
    </message>
</context>
<context>
    <name>sw::RelayTalksModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Number of the conversation; both of its sockets have it in the log</source>
        <translation>会话的编号；日志中它的两个套接字都带有此编号</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Who came to this relay</source>
        <translation>连到此中继的一方</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How the conversation stands</source>
        <translation>会话的状态</translation>
    </message>
    <message>
        <source>→ target</source>
        <translation>→ 目标</translation>
    </message>
    <message>
        <source>Bytes passed on to the target</source>
        <translation>转发给目标的字节数</translation>
    </message>
    <message>
        <source>← client</source>
        <translation>← 客户端</translation>
    </message>
    <message>
        <source>Bytes passed on to the client</source>
        <translation>转发给客户端的字节数</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Bytes that wait here: in faults, for a person, or for who does not read</source>
        <translation>在这里等待的字节：因故障、等人放行，或对方不读取</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>open, %1</source>
        <translation>打开，%1</translation>
    </message>
    <message>
        <source>open, client has ended</source>
        <translation>打开，客户端已结束发送</translation>
    </message>
    <message>
        <source>open, target has ended</source>
        <translation>打开，目标已结束发送</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>target: %1</source>
        <translation>目标：%1</translation>
    </message>
    <message>
        <source>target not reached</source>
        <translation>未连到目标</translation>
    </message>
    <message>
        <source>cut by a fault</source>
        <translation>被故障切断</translation>
    </message>
    <message>
        <source>broken: %1</source>
        <translation>中断：%1</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>client, target</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>sw::RelayTalksView</name>
    <message>
        <source>No client has come yet</source>
        <translation>还没有客户端连来</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>sw::ReplyEditor</name>
    <message>
        <source>Nothing</source>
        <translation>不应答</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>回显</translation>
    </message>
    <message>
        <source>Echo with prefix</source>
        <translation>带前缀回显</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>prefix, such as Echo: </source>
        <translation>前缀，例如 Echo: </translation>
    </message>
    <message>
        <source>Fixed reply</source>
        <translation>固定应答</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>reply, such as +PONG\r\n</source>
        <translation>应答，例如 +PONG\r\n</translation>
    </message>
    <message>
        <source>%1, character %2: %3</source>
        <comment>field, place, error</comment>
        <translation>%1，第 %2 个字符：%3</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message numerus="yes">
        <source>Rules (%n)…</source>
        <translation>
            <numerusform>规则 (%n)…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sw::RuleActionsBox</name>
    <message>
        <source>Actions of the rule, in order</source>
        <translation>规则的动作（按顺序）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add an action below the chosen one</source>
        <translation>在所选动作之后添加一个动作</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the chosen action</source>
        <translation>删除所选动作</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Make the chosen action earlier</source>
        <translation>将所选动作提前</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Make the chosen action later</source>
        <translation>将所选动作推后</translation>
    </message>
    <message>
        <source>What the chosen action does</source>
        <translation>所选动作做什么</translation>
    </message>
    <message>
        <source>Message to send</source>
        <translation>要发送的消息</translation>
    </message>
    <message>
        <source>Text with escapes such as \r\n, or hex, with placeholders: ${match:1} what the rule caught, ${request:0..1} bytes of the request, ${length:u16be:after}, ${checksum:crc-16-modbus}, ${counter}, ${time}; ${repeat:10..11:00 2A} as often as these bytes of the request say</source>
        <translation>带转义字符（如 \r\n）的文本或十六进制，可用占位符：${match:1} 规则捕获的内容，${request:0..1} 请求中的字节，${length:u16be:after}，${checksum:crc-16-modbus}，${counter}，${time}；${repeat:10..11:00 2A} 按请求中这些字节的数值重复</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>The message is pairs of hex digits; placeholders stand between them</source>
        <translation>消息为成对的十六进制数字；占位符写在其间</translation>
    </message>
    <message>
        <source>Milliseconds to wait</source>
        <translation>等待的毫秒数</translation>
    </message>
    <message>
        <source>Only this connection waits; it is read again afterwards. Closing it ends the pause</source>
        <translation>只有此连接等待，之后继续读取。关闭连接会结束等待</translation>
    </message>
    <message>
        <source>Insert a placeholder</source>
        <translation>插入占位符</translation>
    </message>
    <message>
        <source>Choose an action first</source>
        <translation>请先选择一个动作</translation>
    </message>
    <message>
        <source>It is the first one</source>
        <translation>已是第一个</translation>
    </message>
    <message>
        <source>It is the last one</source>
        <translation>已是最后一个</translation>
    </message>
    <message>
        <source>A rule has at most %1 actions</source>
        <translation>一条规则最多 %1 个动作</translation>
    </message>
    <message>
        <source>Does nothing here: datagrams have no connection.</source>
        <translation>在此不起作用：数据报没有连接。</translation>
    </message>
</context>
<context>
    <name>sw::RuleForm</name>
    <message>
        <source>Name of the rule</source>
        <translation>规则名称</translation>
    </message>
    <message>
        <source>Shown in the log when the rule fires</source>
        <translation>规则触发时显示在日志中</translation>
    </message>
    <message>
        <source>When it fires</source>
        <translation>何时触发</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>忽略大小写</translation>
    </message>
    <message>
        <source>ASCII letters fit in either case</source>
        <translation>ASCII 字母不区分大小写</translation>
    </message>
    <message>
        <source>State that it needs</source>
        <translation>所需状态</translation>
    </message>
    <message>
        <source>It fires only while the connection is in this state, such as data; empty: in any. A connection begins without a state</source>
        <translation>仅当连接处于此状态（如 data）时触发；空：任意状态。连接开始时没有状态</translation>
    </message>
    <message>
        <source>any state</source>
        <translation>任意状态</translation>
    </message>
    <message>
        <source>State that it sets</source>
        <translation>设置的状态</translation>
    </message>
    <message>
        <source>The state of the connection from the next message on; empty: it stays</source>
        <translation>从下一条消息起连接的状态；空：不变</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错误所在</translation>
    </message>
    <message>
        <source>then sets</source>
        <translation>然后设为</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>In state</source>
        <translation>处于状态</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>There is nothing to compare with</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>There are no letters to compare</source>
        <translation>没有可比较的字母</translation>
    </message>
</context>
<context>
    <name>sw::RuleTester</name>
    <message>
        <source>Try a message</source>
        <translation>试一条消息</translation>
    </message>
    <message>
        <source>How the message is written</source>
        <translation>消息的写法</translation>
    </message>
    <message>
        <source>Text with escapes</source>
        <translation>带转义的文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Message to try</source>
        <translation>要试的消息</translation>
    </message>
    <message>
        <source>one message, such as EHLO me</source>
        <translation>一条消息，例如 EHLO me</translation>
    </message>
    <message>
        <source>in state</source>
        <translation>处于状态</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>连接的状态</translation>
    </message>
    <message>
        <source>The state that the connection would be in; empty as at its start</source>
        <translation>假定连接所处的状态；空：与开始时相同</translation>
    </message>
    <message>
        <source>Last received</source>
        <translation>最近收到的</translation>
    </message>
    <message>
        <source>What the rules would do</source>
        <translation>规则会做什么</translation>
    </message>
    <message>
        <source>This panel has received nothing yet.</source>
        <translation>此面板还没有收到数据。</translation>
    </message>
    <message>
        <source>When a connection stands:</source>
        <translation>连接建立时：</translation>
    </message>
    <message>
        <source>Rule %1 fires: %2</source>
        <translation>规则 %1 触发：%2</translation>
    </message>
    <message>
        <source>Rule %1 gives up: its expression needs too many steps for this message.</source>
        <translation>规则 %1 放弃：其表达式对这条消息需要的步数过多。</translation>
    </message>
    <message>
        <source>Its message cannot be made of this one, or would be too long.</source>
        <translation>无法由此消息生成其应答，或应答会过长。</translation>
    </message>
    <message>
        <source>No rule fires: nothing is sent.</source>
        <translation>没有规则触发：不发送任何内容。</translation>
    </message>
    <message>
        <source>State afterwards: %1</source>
        <translation>之后的状态：%1</translation>
    </message>
    <message>
        <source>Takes the newest message that this panel has received</source>
        <translation>取本面板最近收到的一条消息</translation>
    </message>
    <message>
        <source>What was received last is no whole message yet.</source>
        <translation>最近收到的内容还不是一条完整的消息。</translation>
    </message>
</context>
<context>
    <name>sw::RuleWords</name>
    <message>
        <source>a connection stands</source>
        <translation>连接已建立</translation>
    </message>
    <message>
        <source>any message</source>
        <translation>任意消息</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>The whole message, with escapes such as \r\n or \x00</source>
        <translation>整条消息，可用转义字符，如 \r\n 或 \x00</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Bytes that stand anywhere in it, with escapes such as \r\n or \x00</source>
        <translation>消息中任意位置的字节，可用转义字符，如 \r\n 或 \x00</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>开头为</translation>
    </message>
    <message>
        <source>Its first bytes, with escapes such as \r\n or \x00</source>
        <translation>消息开头的字节，可用转义字符，如 \r\n 或 \x00</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>As of Perl, over the bytes as Latin-1: \xff is one byte, . is no line break ((?s) in front: it is), ( ) are captured as ${match:1}. The first 8,192 bytes are looked at, and what needs too many steps is given up</source>
        <translation>Perl 语法，按 Latin-1 逐字节匹配：\xff 是一个字节，. 不匹配换行（前面加 (?s) 则匹配），( ) 捕获为 ${match:1}。只看前 8192 字节，步数过多则放弃</translation>
    </message>
    <message>
        <source>hex pattern</source>
        <translation>十六进制模式</translation>
    </message>
    <message>
        <source>The whole message in hex: ?? is any byte, 4? half of one, * any number of bytes, also none, captured as ${match:1}. Such as 01 03 ?? ?? *</source>
        <translation>整条消息的十六进制：?? 为任意字节，4? 为半个字节，* 为任意多个字节（可为零个），捕获为 ${match:1}。例如 01 03 ?? ?? *</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reset (RST)</source>
        <translation>复位 (RST)</translation>
    </message>
    <message>
        <source>Stop: no further rule</source>
        <translation>停止：不再看后面的规则</translation>
    </message>
    <message>
        <source>SMTP server</source>
        <translation>SMTP 服务端</translation>
    </message>
    <message>
        <source>Modbus/TCP device</source>
        <translation>Modbus/TCP 设备</translation>
    </message>
    <message>
        <source>DNS answers (UDP)</source>
        <translation>DNS 应答 (UDP)</translation>
    </message>
    <message>
        <source>HTTP: 200 OK</source>
        <translation>HTTP：200 OK</translation>
    </message>
    <message>
        <source>Echo with CRC-16</source>
        <translation>回显并附加 CRC-16</translation>
    </message>
    <message>
        <source>Syslog receiver: counts, answers nothing</source>
        <translation>Syslog 接收端：只计数，不应答</translation>
    </message>
</context>
<context>
    <name>sw::RulesDialog</name>
    <message>
        <source>Answer rules</source>
        <translation>自动应答规则</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The rules stay at work</source>
        <translation>规则继续生效</translation>
    </message>
    <message>
        <source>A message is</source>
        <translation>一条消息为</translation>
    </message>
    <message>
        <source>Longest message</source>
        <translation>最长消息</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>最多 </translation>
    </message>
    <message>
        <source>How much is kept of a message that is not whole yet. A longer one is skipped, with a notice</source>
        <translation>为尚不完整的消息保留多少。更长的消息会被跳过，并给出通知</translation>
    </message>
    <message>
        <source>Rules, tried from the first to the last</source>
        <translation>规则，从第一条到最后一条依次尝试</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a rule below the chosen one</source>
        <translation>在所选规则之后添加一条规则</translation>
    </message>
    <message>
        <source>new rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rules to begin with, files, counters</source>
        <translation>起步规则、文件、计数</translation>
    </message>
    <message>
        <source>Begin with: %1</source>
        <translation>起步规则：%1</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Set the counters to 0</source>
        <translation>计数清零</translation>
    </message>
    <message>
        <source>No rules yet: nothing is answered. Add one, or begin with a set of the menu “More”.</source>
        <translation>还没有规则：不作任何应答。请添加一条，或从“更多”菜单中选一组起步规则。</translation>
    </message>
    <message>
        <source>Choose a rule first</source>
        <translation>请先选择一条规则</translation>
    </message>
    <message>
        <source>Add the chosen rule once more</source>
        <translation>再添加一条所选规则</translation>
    </message>
    <message>
        <source>Remove the chosen rule</source>
        <translation>删除所选规则</translation>
    </message>
    <message>
        <source>Try the chosen rule earlier</source>
        <translation>更早尝试所选规则</translation>
    </message>
    <message>
        <source>It is the first one</source>
        <translation>已是第一条</translation>
    </message>
    <message>
        <source>Try the chosen rule later</source>
        <translation>更晚尝试所选规则</translation>
    </message>
    <message>
        <source>It is the last one</source>
        <translation>已是最后一条</translation>
    </message>
    <message>
        <source>There may be %1 rules at most.</source>
        <translation>最多 %1 条规则。</translation>
    </message>
    <message>
        <source>The rules before were replaced.</source>
        <translation>已替换原有规则。</translation>
    </message>
    <message>
        <source>Import rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Rules (*.json);;All files (*)</source>
        <translation>规则 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <translation>未导入任何内容。%1</translation>
    </message>
    <message>
        <source>Rules imported: %1</source>
        <translation>已导入规则：%1</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>导出规则</translation>
    </message>
    <message>
        <source>Rules exported to %1</source>
        <translation>规则已导出到 %1</translation>
    </message>
    <message>
        <source>The rules could not be written: %1</source>
        <translation>无法写入规则：%1</translation>
    </message>
</context>
<context>
    <name>sw::SaveScenarioDialog</name>
    <message>
        <source>Calls made by hand</source>
        <translation>手动执行的调用</translation>
    </message>
    <message>
        <source>Expect the same results, errors and data</source>
        <translation>期望相同的结果、错误和数据</translation>
    </message>
    <message>
        <source>Use any free port instead of the bound ones</source>
        <translation>用任意空闲端口代替已绑定的端口</translation>
    </message>
    <message>
        <source>Save as scenario</source>
        <translation>存为场景</translation>
    </message>
    <message>
        <source>Without it only the calls that failed are expected to fail the same way.</source>
        <translation>不勾选时，只期望失败的调用以同样方式失败。</translation>
    </message>
    <message>
        <source>The port of a bind becomes 0, a path lies in the run&apos;s own folder, and all other addresses refer to them: it plays wherever it is, also while this port is taken.</source>
        <translation>bind 的端口变为 0，路径放到本次运行自己的文件夹，其他地址都引用它们：在哪里都能播放，即使该端口正被占用。</translation>
    </message>
    <message>
        <source>The file as it will be written</source>
        <translation>将要写入的文件内容</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>%1 (calls: %2)</source>
        <comment>actor</comment>
        <translation>%1（调用数：%2）</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Tick at least one panel.</source>
        <translation>请至少勾选一个面板。</translation>
    </message>
    <message>
        <source>These panels made no call that a file can hold.</source>
        <translation>这些面板没有可写入文件的调用。</translation>
    </message>
    <message>
        <source>Left out, because a file has no way to name no socket: calls on no socket (%1).</source>
        <translation>未写入 %1 个没有套接字的调用：文件无法表示“没有套接字”。</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
</context>
<context>
    <name>sw::ScenarioDesk</name>
    <message>
        <source>Open a scenario and play it</source>
        <translation>打开并播放场景</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The file cannot be played. Nothing was run; correct these places and open it again.</source>
        <translation>文件无法播放，什么也没有执行。请改正以下位置后重新打开。</translation>
    </message>
    <message>
        <source>It did not go as expected. The log shows every call; this is what differed:</source>
        <translation>结果与期望不同。日志中有每个调用；不同之处：</translation>
    </message>
    <message>
        <source>A scenario is being played. Wait for its end, or stop it in the File menu.</source>
        <translation>正在播放场景。请等它结束，或在“文件”菜单中停止。</translation>
    </message>
    <message>
        <source>Calls made by hand</source>
        <translation>手动执行的调用</translation>
    </message>
    <message>
        <source>No call was made that could be played again.</source>
        <translation>没有可重新播放的调用。</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>The scenario was not written. Choose another folder or name.</source>
        <translation>场景未写入。请换一个文件夹或名称。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
</context>
<context>
    <name>sw::ScenarioReview</name>
    <message>
        <source>What the scenario will do</source>
        <translation>场景将要做什么</translation>
    </message>
</context>
<context>
    <name>sw::SecondsEditor</name>
    <message>
        <source>no limit</source>
        <comment>a time limit that is not set</comment>
        <translation>不限时</translation>
    </message>
</context>
<context>
    <name>sw::SequenceDialog</name>
    <message>
        <source>Open a sequence</source>
        <translation>打开序列</translation>
    </message>
    <message>
        <source>Scenarios (*.json);;All files (*)</source>
        <translation>场景 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Nothing was opened. %1</source>
        <translation>未打开任何内容。%1</translation>
    </message>
    <message>
        <source>Opened %1; nothing has been played.</source>
        <translation>已打开 %1；尚未播放。</translation>
    </message>
    <message>
        <source>a sequence has one client, this scenario has actors: %1</source>
        <translation>序列只有一个客户端，而此场景有 %1 个角色</translation>
    </message>
    <message>
        <source>a sequence begins with a socket that connects to an address, and no step of this scenario does so</source>
        <translation>序列以一个连接到某地址的套接字开始，而此场景没有这样的步骤</translation>
    </message>
    <message>
        <source>a step that makes no call</source>
        <translation>不做调用的步骤</translation>
    </message>
    <message>
        <source>line %1: %2 – a sequence only sends, waits, expects and closes</source>
        <translation>第 %1 行：%2——序列只能发送、等待、期待和关闭</translation>
    </message>
    <message>
        <source>Save the sequence</source>
        <translation>保存序列</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 未写入：%2</translation>
    </message>
    <message>
        <source>Saved as %1; it connects to %2.</source>
        <translation>已保存为 %1；它连接到 %2。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Expect</source>
        <translation>期待</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Half-close</source>
        <translation>半关闭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>完全等于</translation>
    </message>
    <message>
        <source>starting with</source>
        <translation>开头为</translation>
    </message>
    <message>
        <source>containing</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>hex pattern</source>
        <translation>十六进制模式</translation>
    </message>
    <message>
        <source>so many bytes</source>
        <translation>若干字节</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>任意内容</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Escapes</source>
        <translation>转义字符</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Expect exactly “%1” within %2 ms</source>
        <translation>%2 毫秒内收到的正好是“%1”</translation>
    </message>
    <message>
        <source>Expect “%1” at the start within %2 ms</source>
        <translation>%2 毫秒内收到的以“%1”开头</translation>
    </message>
    <message>
        <source>Expect “%1” anywhere within %2 ms</source>
        <translation>%2 毫秒内收到的包含“%1”</translation>
    </message>
    <message>
        <source>Expect a match of the expression “%1” within %2 ms</source>
        <translation>%2 毫秒内收到的匹配正则表达式“%1”</translation>
    </message>
    <message>
        <source>Expect the hex pattern “%1” at the start within %2 ms</source>
        <translation>%2 毫秒内收到的开头符合十六进制模式“%1”</translation>
    </message>
    <message>
        <source>Expect %1 bytes within %2 ms</source>
        <translation>%2 毫秒内收到 %1 字节</translation>
    </message>
    <message>
        <source>Expect anything within %2 ms</source>
        <translation>%2 毫秒内收到任意内容</translation>
    </message>
    <message>
        <source>what is typed is wrong</source>
        <translation>输入的内容有误</translation>
    </message>
    <message>
        <source>type a message: there is nothing to send or to expect</source>
        <translation>请输入消息：没有可发送或可期待的内容</translation>
    </message>
    <message>
        <source>this is no pattern</source>
        <translation>这不是有效的模式</translation>
    </message>
    <message>
        <source>a loop cannot close: its next round would have no connection</source>
        <translation>循环中不能关闭连接：下一轮将没有连接</translation>
    </message>
    <message>
        <source>the end of this loop is missing or stands above it</source>
        <translation>这个循环缺少结束，或结束在它之前</translation>
    </message>
    <message>
        <source>the beginning of this loop is missing or stands below it</source>
        <translation>这个循环缺少开始，或开始在它之后</translation>
    </message>
    <message>
        <source>more than 10,000 steps</source>
        <translation>超过 10,000 个步骤</translation>
    </message>
    <message>
        <source>it comes after Close, where there is no connection</source>
        <translation>它在“关闭”之后，那时已没有连接</translation>
    </message>
    <message>
        <source>Send “%1”</source>
        <translation>发送“%1”</translation>
    </message>
    <message>
        <source>Wait %1 ms</source>
        <translation>等待 %1 毫秒</translation>
    </message>
    <message>
        <source>Half-close: end sending, receive on</source>
        <translation>半关闭：结束发送，继续接收</translation>
    </message>
    <message>
        <source>Close the connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>Repeat %1 times:</source>
        <translation>循环 %1 次：</translation>
    </message>
    <message>
        <source>End of the loop</source>
        <translation>循环结束</translation>
    </message>
    <message>
        <source>round %1 of %2</source>
        <translation>第 %1/%2 轮</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>发送中…</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>✓ came: %1</source>
        <translation>✓ 收到：%1</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ 完成</translation>
    </message>
    <message>
        <source>✕ %1: %2</source>
        <comment>errno, its meaning</comment>
        <translation>✕ %1：%2</translation>
    </message>
    <message>
        <source>✕ the expression needed too many steps for what came: %1</source>
        <translation>✕ 正则表达式处理收到的内容所需步骤过多：%1</translation>
    </message>
    <message>
        <source>✕ came instead: %1</source>
        <translation>✕ 实际收到：%1</translation>
    </message>
    <message>
        <source>✕ not done</source>
        <translation>✕ 未完成</translation>
    </message>
    <message>
        <source>✕ the connection has ended</source>
        <translation>✕ 连接已结束</translation>
    </message>
    <message>
        <source>✕ the connection ended before anything came</source>
        <translation>✕ 什么都没收到，连接就结束了</translation>
    </message>
    <message>
        <source>✕ the connection ended; only this had come: %1</source>
        <translation>✕ 连接已结束，只收到：%1</translation>
    </message>
    <message>
        <source>✕ timed out: nothing came</source>
        <translation>✕ 超时：什么都没收到</translation>
    </message>
    <message>
        <source>✕ timed out; what came: %1</source>
        <translation>✕ 超时，收到的是：%1</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>停在此处</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败 %1 次</translation>
    </message>
    <message>
        <source>Of the last round. On average %1, at most %2</source>
        <translation>最后一轮的用时。平均 %1，最长 %2</translation>
    </message>
    <message>
        <source>Step %1 of %2 · %3</source>
        <comment>the one that is made, how many, time</comment>
        <translation>第 %1 步，共 %2 步 · %3</translation>
    </message>
    <message>
        <source>Stopped after %1</source>
        <translation>已停止，用时 %1</translation>
    </message>
    <message>
        <source>✓ All steps done in %1</source>
        <translation>✓ 所有步骤已完成，用时 %1</translation>
    </message>
    <message>
        <source>✕ Done in %1; failed steps: %2</source>
        <translation>✕ 已播放完，用时 %1；失败的步骤：%2</translation>
    </message>
    <message>
        <source>✕ Ended after %1; failed steps: %2</source>
        <translation>✕ 已中止，用时 %1；失败的步骤：%2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>There is no step yet: add one.</source>
        <translation>还没有步骤：请添加一个。</translation>
    </message>
    <message>
        <source>A sequence is running: stop it first.</source>
        <translation>序列正在播放：请先停止。</translation>
    </message>
    <message>
        <source>Choose a step in the list first.</source>
        <translation>请先在列表中选择一个步骤。</translation>
    </message>
    <message>
        <source>Type a message below in the panel first.</source>
        <translation>请先在面板的发送区输入消息。</translation>
    </message>
    <message>
        <source>Puts a step below the chosen one</source>
        <translation>在所选步骤下方添加一个步骤</translation>
    </message>
    <message>
        <source>Puts a step that sends the bytes of the panel&apos;s message below the chosen one</source>
        <translation>在所选步骤下方添加一个步骤，发送面板发送区中消息的字节</translation>
    </message>
    <message>
        <source>Takes the chosen steps out; of a loop, its beginning and its end (Del)</source>
        <translation>移除所选步骤；若是循环，则移除其开始和结束 (Del)</translation>
    </message>
    <message>
        <source>Moves the chosen step up (Alt+Up)</source>
        <translation>上移所选步骤 (Alt+Up)</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>它已是第一步。</translation>
    </message>
    <message>
        <source>Moves the chosen step down (Alt+Down)</source>
        <translation>下移所选步骤 (Alt+Down)</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>它已是最后一步。</translation>
    </message>
    <message>
        <source>Puts a loop around the chosen steps; Shift chooses several</source>
        <translation>把所选步骤放入循环；按住 Shift 可选择多个</translation>
    </message>
    <message>
        <source>Otherwise the first step that fails ends the sequence</source>
        <translation>否则第一个失败的步骤会结束整个序列</translation>
    </message>
    <message>
        <source>Takes the steps from a scenario file in place of these; nothing is played</source>
        <translation>用场景文件中的步骤替换这些步骤；不会播放</translation>
    </message>
    <message>
        <source>Writes a scenario file, which makes a connection of its own; loops are written out, round by round</source>
        <translation>写入场景文件，它会自己建立连接；循环会逐轮展开写出</translation>
    </message>
    <message>
        <source>What the step does</source>
        <translation>该步骤做什么</translation>
    </message>
    <message>
        <source>How what comes is compared</source>
        <translation>收到的内容如何比较</translation>
    </message>
    <message>
        <source>What is sent or expected</source>
        <translation>要发送或期待的内容</translation>
    </message>
    <message>
        <source>How the text is read: as it stands, with backslash escapes, or as hex digits</source>
        <translation>文本如何解读：原样、反斜杠转义，或十六进制数字</translation>
    </message>
    <message>
        <source>So many bytes, whatever they are</source>
        <translation>这么多字节，无论是什么内容</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Stop the sequence</source>
        <translation>停止播放序列</translation>
    </message>
    <message>
        <source>Run the sequence</source>
        <translation>播放序列</translation>
    </message>
    <message>
        <source>Ends the sequence; the connection stays (Ctrl+Return)</source>
        <translation>结束序列；连接保留 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Plays the steps on the connection with %1 (Ctrl+Return)</source>
        <translation>在与 %1 的连接上播放这些步骤 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>within </source>
        <translation>限时 </translation>
    </message>
    <message>
        <source> times</source>
        <translation> 次</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>How many rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Milliseconds to wait</source>
        <translation>等待的毫秒数</translation>
    </message>
    <message>
        <source>Time-out in milliseconds</source>
        <translation>超时的毫秒数</translation>
    </message>
    <message>
        <source>Played one after the other on the panel&apos;s open connection. Each call stands in the log.</source>
        <translation>在面板已打开的连接上依次播放。每个调用都记入日志。</translation>
    </message>
    <message>
        <source>Steps of the sequence</source>
        <translation>序列的步骤</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Kind of step</source>
        <translation>步骤类型</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>How the text is read</source>
        <translation>文本如何解读</translation>
    </message>
    <message>
        <source>How many bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source> B</source>
        <comment>bytes</comment>
        <translation> 字节</translation>
    </message>
    <message>
        <source>What became of the sequence</source>
        <translation>序列的结果</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the composed message</source>
        <translation>添加发送区的消息</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Put in a loop</source>
        <translation>放入循环</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the window</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The steps stay with the panel; a sequence that runs is stopped</source>
        <translation>步骤随面板保留；正在播放的序列会停止</translation>
    </message>
    <message>
        <source>Go on when a step fails</source>
        <translation>步骤失败时继续</translation>
    </message>
    <message>
        <source>it is a lesson, with texts or goals of its own, for which a sequence has no place</source>
        <translation>这是一节课程，带有讲解或目标，序列无法容纳这些内容</translation>
    </message>
    <message>
        <source>the pattern is too long; look for less of it</source>
        <translation>模式过长；请只匹配其中一部分</translation>
    </message>
    <message>
        <source>The message is too long for a step, which holds up to %1 characters: send it from the composer, or shorten it.</source>
        <translation>消息太长：一个步骤最多容纳 %1 个字符。请从发送区发送，或将其缩短。</translation>
    </message>
    <message>
        <source>Too much came unread: the oldest %1 were dropped for the sequence; the log has them.</source>
        <translation>未查看的内容过多：序列丢弃了最早的 %1；日志中仍有。</translation>
    </message>
    <message>
        <source>dropped unread: %1</source>
        <translation>未查看即丢弃：%1</translation>
    </message>
    <message>
        <source>%1 datagrams</source>
        <translation>%1 个数据报</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>TLS is not part of the file: played from it, the messages go unencrypted.</source>
        <translation>文件不含 TLS：按文件播放时，消息以明文发送。</translation>
    </message>
</context>
<context>
    <name>sw::ServerPanel</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Address: an IPv4 or IPv6 address of this machine, or its name; 0.0.0.0 or :: = any.</source>
        <translation>地址：应为本机的 IPv4 或 IPv6 地址，或本机名称；0.0.0.0 或 :: = 任意地址。</translation>
    </message>
    <message>
        <source>TCP server · %1</source>
        <translation>TCP 服务端 · %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止监听</translation>
    </message>
    <message>
        <source>Stop the server to change this.</source>
        <translation>停止监听后才能更改。</translation>
    </message>
    <message>
        <source>Accepting waits</source>
        <translation>暂停接受连接</translation>
    </message>
    <message>
        <source>No descriptor is free (EMFILE), so the listening socket waits. It goes on by itself when connections are closed.</source>
        <translation>没有空闲的描述符（EMFILE），监听套接字暂不接受连接。关闭一些连接后会自动继续。</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR and retry</source>
        <translation>设置 SO_REUSEADDR 并重试</translation>
    </message>
    <message>
        <source>Send to all (%1)</source>
        <translation>发送给全部 (%1)</translation>
    </message>
    <message>
        <source>Send to #%1</source>
        <translation>发送给 #%1</translation>
    </message>
    <message>
        <source>Send to %1 selected</source>
        <translation>发送给选中的 %1 个</translation>
    </message>
    <message>
        <source>Start the server first, and let a client connect.</source>
        <translation>请先开始监听，并等待客户端连接。</translation>
    </message>
    <message>
        <source>No client is connected yet.</source>
        <translation>尚无客户端连接。</translation>
    </message>
    <message>
        <source>Select a connection in the table, or choose &apos;To all connections&apos;.</source>
        <translation>请在表中选择一条连接，或选择“全部客户端”。</translation>
    </message>
    <message>
        <source>Takes ended connections out of the table</source>
        <translation>从表中移除已结束的连接</translation>
    </message>
    <message>
        <source>No connection has ended.</source>
        <translation>没有已结束的连接。</translation>
    </message>
    <message>
        <source>Connection #%1 is closed.</source>
        <translation>连接 #%1 已关闭。</translation>
    </message>
    <message>
        <source>Forget ended connections</source>
        <translation>移除已结束的连接</translation>
    </message>
    <message>
        <source>To the selected connections</source>
        <translation>选中的连接</translation>
    </message>
    <message>
        <source>To all connections</source>
        <translation>全部客户端</translation>
    </message>
    <message>
        <source>Unix server · %1</source>
        <translation>Unix 服务器 · %1</translation>
    </message>
    <message>
        <source>P&amp;ath or @name</source>
        <translation>路径或 @名称(&amp;A)</translation>
    </message>
    <message>
        <source>Path to listen on</source>
        <translation>要监听的路径</translation>
    </message>
    <message>
        <source>empty: the system picks a name</source>
        <translation>留空：由系统选择名称</translation>
    </message>
    <message>
        <source>bind() makes a file of this path, and it stays when the socket is closed; @name is an abstract name, which leaves no file</source>
        <translation>bind() 会按此路径创建文件，套接字关闭后文件仍在；@name 是抽象名称，不会留下文件</translation>
    </message>
    <message>
        <source>Connections that may wait for accept(). The kernel cuts a larger number to net.core.somaxconn, here %1, without a word.</source>
        <translation>可等待 accept() 的连接数。更大的数会被内核截到 net.core.somaxconn（本机为 %1），且不作提示。</translation>
    </message>
    <message>
        <source>TLS server · %1</source>
        <translation>TLS 服务端 · %1</translation>
    </message>
    <message>
        <source>Data view, received bytes to a file, address, ended connections, long connection</source>
        <translation>数据视图、接收数据存入文件、地址、已结束的连接、长连接</translation>
    </message>
</context>
<context>
    <name>sw::SessionDesk</name>
    <message>
        <source>Open session &amp;file…</source>
        <translation>打开会话文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Shows the rows of a pcapng file that this program wrote</source>
        <translation>显示由本程序写入的 pcapng 文件中的行</translation>
    </message>
    <message>
        <source>S&amp;essions…</source>
        <translation>会话(&amp;E)…</translation>
    </message>
    <message>
        <source>Earlier sessions on disk: open, delete; budgets of memory and disk</source>
        <translation>磁盘上的历史会话：打开、删除；内存与磁盘的上限</translation>
    </message>
    <message>
        <source>Recovered sessions</source>
        <translation>已恢复的会话</translation>
    </message>
    <message>
        <source>Sessions that ended unexpectedly: %1. What they had recorded until then is there: %2 rows, %3. The last one began %4.</source>
        <translation>意外中断的会话：%1 个。中断前的记录都已恢复：共 %2 行，%3。最近一个开始于 %4。</translation>
    </message>
    <message>
        <source>&amp;Open the last</source>
        <translation>打开最近一个(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>File, Sessions… lists them</source>
        <translation>可在“文件”菜单的“会话…”中查看</translation>
    </message>
    <message>
        <source>Old sessions take %1 of the %2 that sessions may have: File, Sessions… offers the oldest for deletion.</source>
        <translation>历史会话已占用 %1（上限 %2）：可在“文件”菜单的“会话…”中删除最旧的会话。</translation>
    </message>
    <message>
        <source>Open session file</source>
        <translation>打开会话文件</translation>
    </message>
    <message>
        <source>Sessions (*.pcapng)</source>
        <translation>会话 (*.pcapng)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>sw::SessionIndicator</name>
    <message>
        <source>How the session is kept</source>
        <translation>会话的保存方式</translation>
    </message>
    <message>
        <source>Keeps only the newest</source>
        <translation>只保留最新的行</translation>
    </message>
    <message>
        <source>Session file stopped at %1</source>
        <translation>会话文件已停在 %1</translation>
    </message>
    <message>
        <source>Reading waits for the disk</source>
        <translation>读取正在等待磁盘</translation>
    </message>
    <message>
        <source>Session file %1 · reading waits for it</source>
        <translation>会话文件 %1 · 读取正在等待写入</translation>
    </message>
    <message>
        <source>Session file %1 · the reader may wait</source>
        <translation>会话文件 %1 · 必要时读取等待</translation>
    </message>
    <message>
        <source>Session file %1</source>
        <translation>会话文件 %1</translation>
    </message>
    <message>
        <source>All sessions: %1 of %2</source>
        <translation>全部会话：%1，上限 %2</translation>
    </message>
    <message>
        <source>Reading has waited for the file: %1 ms</source>
        <translation>读取为等待文件共暂停：%1 毫秒</translation>
    </message>
</context>
<context>
    <name>sw::SessionWindow</name>
    <message>
        <source>Session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>How much of the file is read</source>
        <translation>文件读取进度</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1 …</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>Began %1 · %2 rows · %3</source>
        <translation>开始于 %1 · %2 行 · %3</translation>
    </message>
    <message>
        <source>· The session has no end: it still runs, or ended unexpectedly. Shown are the rows of now.</source>
        <translation>· 会话没有结束标记：仍在运行，或已意外中断。显示的是目前已有的行。</translation>
    </message>
</context>
<context>
    <name>sw::SessionWords</name>
    <message>
        <source>All in a session file</source>
        <translation>全部写入会话文件</translation>
    </message>
    <message>
        <source>Only the newest</source>
        <translation>只保留最新的行</translation>
    </message>
    <message>
        <source>Let the reader wait</source>
        <translation>让读取等待</translation>
    </message>
    <message>
        <source>Every row goes to a session file, also those that memory has no room for. When the file reaches its budget or the disk is nearly full, the newest rows are kept in memory, and the log says so.</source>
        <translation>每一行都写入会话文件，包括内存放不下的行。文件达到上限或磁盘将满时，改为在内存中保留最新的行，并在日志中说明。</translation>
    </message>
    <message>
        <source>Nothing is written to disk. Rows that memory has no room for are dropped, the oldest first; the log counts them.</source>
        <translation>不写入磁盘。内存放不下时先丢弃最旧的行，日志会统计丢弃的数量。</translation>
    </message>
    <message>
        <source>Every row goes to a session file. When the disk can take no more, the receive loops stop reading until it can: TCP slows the senders, nothing is lost. UDP datagrams are lost when the receive buffer is full.</source>
        <translation>每一行都写入会话文件。磁盘无法继续写入时，接收循环暂停读取，直到可以继续：TCP 会让发送方放慢，不丢失数据。UDP 数据报在接收缓冲区满后会丢失。</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>unexpectedly, recovered</source>
        <translation>意外中断，已恢复</translation>
    </message>
    <message>
        <source>unexpectedly</source>
        <translation>意外中断</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>仍在运行</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>it is being written by a program that still runs</source>
        <translation>文件正由仍在运行的程序写入</translation>
    </message>
    <message>
        <source>it is no session file of this program</source>
        <translation>它不是本程序的会话文件</translation>
    </message>
</context>
<context>
    <name>sw::SessionsDialog</name>
    <message>
        <source>Choose a session in the list.</source>
        <translation>请在列表中选择一个会话。</translation>
    </message>
    <message>
        <source>Choose a single session.</source>
        <translation>请只选择一个会话。</translation>
    </message>
    <message>
        <source>Shows its rows in a window of their own</source>
        <translation>在单独的窗口中显示它的行</translation>
    </message>
    <message>
        <source>A session that still runs cannot be deleted.</source>
        <translation>仍在运行的会话不能删除。</translation>
    </message>
    <message>
        <source>Deletes the chosen sessions for good</source>
        <translation>永久删除所选会话</translation>
    </message>
    <message>
        <source>Delete sessions</source>
        <translation>删除会话</translation>
    </message>
    <message>
        <source>Delete the chosen sessions (%1)? Their rows cannot be brought back.</source>
        <translation>删除所选会话（%1）？删除后其中的行无法恢复。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 was not deleted: %2</source>
        <translation>%1 未能删除：%2</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Memory for the log:</source>
        <translation>日志内存(&amp;M)：</translation>
    </message>
    <message>
        <source>Memory for the log</source>
        <translation>日志内存</translation>
    </message>
    <message>
        <source>Rows beyond that are read from the session file, or are dropped when there is none</source>
        <translation>超出的行从会话文件读取；没有会话文件时则被丢弃</translation>
    </message>
    <message>
        <source>Dis&amp;k for all sessions:</source>
        <translation>全部会话的磁盘上限(&amp;K)：</translation>
    </message>
    <message>
        <source>Disk for all sessions</source>
        <translation>全部会话的磁盘上限</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>budget of the disk</comment>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: 4 GiB, or a tenth of the free space when that is less</source>
        <translation>自动：4 GiB，或可用空间的十分之一，取较小者</translation>
    </message>
    <message>
        <source>There is no session on disk.</source>
        <translation>磁盘上没有会话。</translation>
    </message>
    <message>
        <source>All sessions: %1 of %2</source>
        <translation>全部会话：%1，上限 %2</translation>
    </message>
</context>
<context>
    <name>sw::ShortcutsDialog</name>
    <message>
        <source>Start the server or connect the client of the panel in use</source>
        <translation>对当前面板开始监听或连接</translation>
    </message>
    <message>
        <source>Stop the server or close the connection</source>
        <translation>停止监听或断开连接</translation>
    </message>
    <message>
        <source>Send what the composer shows</source>
        <translation>发送发送区中的内容</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>新建服务端</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>新建客户端</translation>
    </message>
    <message>
        <source>Close the tab in use</source>
        <translation>关闭当前标签页</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Find next, find previous</source>
        <translation>查找下一个、查找上一个</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Copy the selected rows of the log</source>
        <translation>复制日志中所选的行</translation>
    </message>
    <message>
        <source>Follow the newest row of the log</source>
        <translation>跟随日志中最新的行</translation>
    </message>
    <message>
        <source>Presentation mode</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>显示或隐藏选项</translation>
    </message>
    <message>
        <source>Go to a row or time of the log</source>
        <translation>转到日志的某行或某时刻</translation>
    </message>
    <message>
        <source>Mark the row in use of the log</source>
        <translation>标记日志的当前行</translation>
    </message>
    <message>
        <source>Next and previous marked row</source>
        <translation>下一个、上一个标记的行</translation>
    </message>
    <message>
        <source>Offer what a filter can have at the cursor</source>
        <translation>列出过滤条件在光标处可写的内容</translation>
    </message>
    <message>
        <source>Export the rows that the log shows</source>
        <translation>导出日志显示的行</translation>
    </message>
    <message>
        <source>Show or hide the log and the other views</source>
        <translation>显示或隐藏日志及其他视图</translation>
    </message>
    <message>
        <source>Show the ladder of calls</source>
        <translation>显示调用时序图</translation>
    </message>
    <message>
        <source>Show what was written above what was read</source>
        <translation>显示写入与读取的对照（粘包与半包）</translation>
    </message>
    <message>
        <source>Show the diagram of TCP states</source>
        <translation>显示 TCP 状态图</translation>
    </message>
    <message>
        <source>Zoom in, out, to all of the ladder</source>
        <translation>时序图：放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>Show the calls as a program</source>
        <translation>把调用显示为程序</translation>
    </message>
    <message>
        <source>Show where the bytes of a connection are</source>
        <translation>显示一个连接的字节在哪里</translation>
    </message>
    <message>
        <source>Show or hide the lessons</source>
        <translation>显示或隐藏课程</translation>
    </message>
    <message>
        <source>Next step of the lesson</source>
        <translation>课程的下一步</translation>
    </message>
    <message>
        <source>Show bytes and calls over time</source>
        <translation>显示字节与调用随时间的变化</translation>
    </message>
    <message>
        <source>Show or hide the messages that are kept</source>
        <translation>显示或隐藏消息库</translation>
    </message>
</context>
<context>
    <name>sw::StatusLine</name>
    <message>
        <source>nothing dropped</source>
        <translation>无丢弃</translation>
    </message>
    <message>
        <source>%1 rows (%2) dropped</source>
        <translation>已丢弃 %1 行（%2）</translation>
    </message>
    <message>
        <source>Log %1 · %2</source>
        <comment>memory, what was dropped</comment>
        <translation>日志 %1 · %2</translation>
    </message>
    <message>
        <source>Received in the last second, by all sockets</source>
        <translation>全部套接字最近一秒的接收速率</translation>
    </message>
    <message>
        <source>Sent in the last second, by all sockets</source>
        <translation>全部套接字最近一秒的发送速率</translation>
    </message>
    <message>
        <source>Memory that the log takes of %1; beyond that the oldest rows go, and the log says so</source>
        <translation>日志占用的内存，上限 %1；超出时丢弃最旧的行，并在日志中说明</translation>
    </message>
    <message>
        <source>endpoints %1 · sockets %2 · threads %3</source>
        <translation>端点 %1 · 套接字 %2 · 线程 %3</translation>
    </message>
    <message>
        <source>Since the start: %1 bytes</source>
        <translation>启动以来共 %1 字节</translation>
    </message>
    <message>
        <source>Since the start: %1 rows. Dropped: %2 rows with %3 bytes</source>
        <translation>启动以来共 %1 行。已丢弃：%2 行，%3 字节</translation>
    </message>
</context>
<context>
    <name>sw::StepBench</name>
    <message>
        <source>&apos;%1&apos; is taken, or no name: up to 32 characters without spaces, dots and ${}. Choose another one.</source>
        <translation>“%1”已被占用或不是有效名称：最多 32 个字符，不含空格、点和 ${}。请另取一个。</translation>
    </message>
    <message>
        <source>There is no file yet: make one with makefile().</source>
        <translation>还没有文件：请先用 makefile() 创建。</translation>
    </message>
    <message>
        <source>Too large to be edited here; the composer of automatic mode sends it as it is.</source>
        <translation>太大，无法在此编辑；自动模式的编辑器可以原样发送。</translation>
    </message>
    <message>
        <source>%1 had no usable value when the call&apos;s turn came. Set it and call again.</source>
        <translation>轮到此调用时，%1 没有可用的值。请设置后重新调用。</translation>
    </message>
    <message>
        <source>Interrupted here: the thread was woken by a signal, the socket stays as it was.</source>
        <translation>在此打断：线程被信号唤醒，套接字保持原状。</translation>
    </message>
    <message>
        <source>There is no socket to call it on, so the descriptor was -1. Call socket() first.</source>
        <translation>没有可用的套接字，描述符为 -1。请先调用 socket()。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>meaning, advice: two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>0 bytes: the peer has ended its direction; nothing more will come.</source>
        <translation>0 字节：对端已结束其发送方向，不会再有数据。</translation>
    </message>
    <message>
        <source>New: %1. It is chosen now.</source>
        <translation>新建：%1，现已选中。</translation>
    </message>
    <message>
        <source>No call has been made here yet.</source>
        <translation>这里还没有执行过调用。</translation>
    </message>
    <message>
        <source>Interrupts all calls, closes all sockets of this panel and forgets what was done</source>
        <translation>打断所有调用，关闭此面板的所有套接字，并清除记录</translation>
    </message>
    <message>
        <source>Writes what was clicked, here and in other panels, into a file that plays it again</source>
        <translation>把此处和其他面板中执行的调用写成可重新播放的文件</translation>
    </message>
    <message>
        <source>Makes the same calls again in the same order, with sockets of their own</source>
        <translation>用新的套接字按同样顺序重新执行这些调用</translation>
    </message>
    <message>
        <source>All calls…</source>
        <translation>全部调用…</translation>
    </message>
    <message>
        <source>Every call of the sockets API, in groups and with a search</source>
        <translation>套接字 API 的所有调用，分组并可查找</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Save as scenario…</source>
        <translation>存为场景…</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>重新播放</translation>
    </message>
    <message>
        <source>Result of the last call</source>
        <translation>最近一次调用的结果</translation>
    </message>
    <message>
        <source>Cancelled here: the call was pending until its signal, no thread was blocked in it.</source>
        <translation>已在此取消：该调用一直挂起等待信号，没有线程阻塞在其中。</translation>
    </message>
</context>
<context>
    <name>sw::StepHistoryView</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Call and result</source>
        <translation>调用与结果</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>%1 had no usable value when the call&apos;s turn came. Set it and call again.</source>
        <translation>轮到此调用时，%1 没有可用的值。请设置后重新调用。</translation>
    </message>
    <message>
        <source>Calls that were made</source>
        <translation>已执行的调用</translation>
    </message>
    <message>
        <source>Calls stand here with their results. Any order is allowed: the kernel says what it thinks of it.</source>
        <translation>这里列出调用及其结果。任何顺序都可以：由内核给出回答。</translation>
    </message>
</context>
<context>
    <name>sw::StepSocketsView</name>
    <message>
        <source>Double-click or F2: another name</source>
        <translation>双击或 F2：改名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>fd</source>
        <translation>fd</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>In call</source>
        <translation>调用中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>bound</source>
        <translation>已绑定</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>监听中</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>No socket yet: call socket(). Each one that a call makes stands here with its own name.</source>
        <translation>还没有套接字：请调用 socket()。调用创建的每个套接字都会列在这里，各有名称。</translation>
    </message>
</context>
<context>
    <name>sw::StepThreads</name>
    <message>
        <source>Interrupt</source>
        <translation>打断</translation>
    </message>
    <message>
        <source>Wakes the thread with a signal: the call returns EINTR, the socket stays usable</source>
        <translation>用信号唤醒线程：调用返回 EINTR，套接字仍可使用</translation>
    </message>
    <message>
        <source>Make it on another thread</source>
        <translation>改用另一线程</translation>
    </message>
    <message>
        <source>The call is made at once, while this thread stays blocked</source>
        <translation>立即执行此调用，当前线程继续阻塞</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The call is never made</source>
        <translation>不执行此调用</translation>
    </message>
    <message>
        <source>Thread %1 is idle: it makes the next call.</source>
        <translation>线程 %1 空闲：由它执行下一个调用。</translation>
    </message>
    <message>
        <source>then %1: waits until the thread is free</source>
        <translation>随后 %1：等待线程空闲</translation>
    </message>
    <message>
        <source>Thread %1 is blocked in %2 for %3</source>
        <translation>线程 %1 阻塞在 %2，已 %3</translation>
    </message>
    <message>
        <source>Thread %1 is in %2</source>
        <translation>线程 %1 正在 %2</translation>
    </message>
    <message>
        <source>Ends the call that waits for its signal; no thread is blocked in it, so none is woken. What is told is EINTR, as for a call of the kernel</source>
        <translation>结束等待信号的调用；没有线程阻塞其中，因此不唤醒任何线程。报告为 EINTR，与内核调用相同</translation>
    </message>
    <message>
        <source>Thread %1: %2 has waited for its signal for %3, the event loop is idle</source>
        <translation>线程 %1：%2 等待信号已 %3，事件循环空闲</translation>
    </message>
</context>
<context>
    <name>sw::StreamsPanel</name>
    <message>
        <source>The beginning of this conversation is not in the log any more: what was written and what was read need not stand above each other.</source>
        <translation>此连接的开头已不在日志中：写入与读取的位置不一定对得上。</translation>
    </message>
    <message>
        <source>All bytes at once (0)</source>
        <translation>一次显示全部字节 (0)</translation>
    </message>
    <message>
        <source>There is no connection yet.</source>
        <translation>还没有连接。</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>粘包与半包</translation>
    </message>
    <message>
        <source>The newest connection</source>
        <translation>最新的连接</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Whose bytes are shown; choosing a row of the log chooses its connection</source>
        <translation>显示谁的字节；在日志中选中一行即选中它的连接</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (−, Ctrl and the wheel)</source>
        <translation>缩小（−，或 Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+, Ctrl and the wheel): each byte shows</source>
        <translation>放大（+，或 Ctrl+滚轮）：显示每个字节</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少的内容</translation>
    </message>
</context>
<context>
    <name>sw::StreamsView</name>
    <message>
        <source>Bytes written above bytes read</source>
        <translation>写入的字节与读取的字节上下对齐</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <comment>the other end of a connection</comment>
        <translation>别处</translation>
    </message>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>writes: %1</source>
        <translation>写入 %1 次</translation>
    </message>
    <message>
        <source>reads: %1</source>
        <translation>读取 %1 次</translation>
    </message>
    <message>
        <source>reads with bytes of several writes: %1</source>
        <translation>粘包（一次读取含多次写入的字节）：%1</translation>
    </message>
    <message>
        <source>writes that came by several reads: %1</source>
        <translation>半包（一次写入分多次读取）：%1</translation>
    </message>
    <message>
        <source>%1 B not read yet</source>
        <translation>%1 B 尚未读取</translation>
    </message>
    <message>
        <source>messages: %1</source>
        <translation>消息 %1 条</translation>
    </message>
    <message>
        <source>errors: %1</source>
        <translation>错误 %1 处</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>incomplete so far</source>
        <translation>尚不完整</translation>
    </message>
    <message>
        <source>longer than allowed</source>
        <translation>超过允许的长度</translation>
    </message>
    <message>
        <source>its length is less than its own head</source>
        <translation>长度值小于消息头</translation>
    </message>
    <message>
        <source>not framed: behind an error, no next message can be found</source>
        <translation>未分帧：出错之后无法找到下一条消息</translation>
    </message>
    <message>
        <source>%1 %2 B</source>
        <comment>recv 42 B</comment>
        <translation>%1 %2 B</translation>
    </message>
    <message>
        <source>%1 → in %2 reads</source>
        <translation>%1 → 分 %2 次读取</translation>
    </message>
    <message>
        <source>%1 ← of %2 writes</source>
        <translation>%1 ← 来自 %2 次写入</translation>
    </message>
    <message>
        <source>%1, bytes %2–%3 of the stream, row %4 of the log</source>
        <translation>%1，数据流的字节 %2–%3，日志第 %4 行</translation>
    </message>
    <message>
        <source>message of %1 B, bytes %2–%3 of the stream</source>
        <translation>消息 %1 B，数据流的字节 %2–%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a message and what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No connection yet. Start a server and connect a client.</source>
        <translation>还没有连接。请启动服务端并连接客户端。</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>正在读取日志行…</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>elsewhere: not seen here</source>
        <translation>在别处：这里看不到</translation>
    </message>
    <message>
        <source>#%1 · %2 B</source>
        <comment>number and size of a message</comment>
        <translation>#%1 · %2 B</translation>
    </message>
</context>
<context>
    <name>sw::SymbolEditor</name>
    <message>
        <source>%1: pick a name of the list, or type a number.</source>
        <translation>%1：请从列表中选一个名称，或输入数字。</translation>
    </message>
</context>
<context>
    <name>sw::TcpStatesPanel</name>
    <message>
        <source>TCP states</source>
        <translation>TCP 状态</translation>
    </message>
    <message>
        <source>States of the conversation</source>
        <translation>连接两端的状态</translation>
    </message>
    <message>
        <source>As the kernel tells them, twenty times a second</source>
        <translation>由内核提供，每秒二十次</translation>
    </message>
    <message>
        <source>%1   (as the kernel tells it, twenty times a second)</source>
        <translation>%1   （由内核提供，每秒二十次）</translation>
    </message>
</context>
<context>
    <name>sw::TcpStatesView</name>
    <message>
        <source>TCP states</source>
        <translation>TCP 状态</translation>
    </message>
    <message>
        <source>the other end</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an end and its state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>time is over</source>
        <translation>时间到</translation>
    </message>
    <message>
        <source>Unix sockets have no TCP states.</source>
        <translation>Unix 套接字没有 TCP 状态。</translation>
    </message>
    <message>
        <source>No connection yet. Start a server and connect a client.</source>
        <translation>还没有连接。请启动服务端并连接客户端。</translation>
    </message>
    <message>
        <source>%1, %2 s left</source>
        <comment>an end in TIME_WAIT</comment>
        <translation>%1，还剩 %2 秒</translation>
    </message>
    <message>
        <source>not in the socket table of this machine</source>
        <translation>不在本机的套接字表中</translation>
    </message>
    <message>
        <source>Accept queue of %1: %2 of %3 places taken</source>
        <translation>%1 的全连接队列：%3 个位置中已占 %2 个</translation>
    </message>
    <message>
        <source>%1, inferred</source>
        <comment>a state</comment>
        <translation>%1，推断</translation>
    </message>
    <message>
        <source>handshakes under way: %1</source>
        <translation>正在握手：%1</translation>
    </message>
    <message>
        <source>turned away so far: %1</source>
        <translation>因队列已满而丢弃：%1</translation>
    </message>
    <message>
        <source>%1 (%2 B have come)</source>
        <comment>an address, bytes</comment>
        <translation>%1（已到达 %2 B）</translation>
    </message>
    <message>
        <source>connected, waiting for accept(): %1</source>
        <translation>已连接、等待 accept()：%1</translation>
    </message>
</context>
<context>
    <name>sw::TextEditor</name>
    <message>
        <source>%1: a whole number.</source>
        <translation>%1：请输入整数。</translation>
    </message>
    <message>
        <source>%1: pairs of hex digits, such as 7f 00 00 01.</source>
        <translation>%1：成对的十六进制数字，例如 7f 00 00 01。</translation>
    </message>
    <message>
        <source>mode: r, w or both, and b, as in rwb.</source>
        <translation>mode：r、w 或两者，可加 b，例如 rwb。</translation>
    </message>
    <message>
        <source>side: client or server.</source>
        <translation>side：client 或 server。</translation>
    </message>
    <message>
        <source>minimum_version: 1.2 or 1.3.</source>
        <translation>minimum_version：1.2 或 1.3。</translation>
    </message>
</context>
<context>
    <name>sw::ThroughputPanel</name>
    <message>
        <source>There is no connection yet.</source>
        <translation>还没有连接。</translation>
    </message>
    <message>
        <source>As the kernel tells it, while this tab is seen</source>
        <translation>由内核提供，仅在看着此标签页时查询</translation>
    </message>
    <message>
        <source>Only a single connection has it</source>
        <translation>只有单个连接才有</translation>
    </message>
    <message>
        <source>Only TCP has it</source>
        <translation>只有 TCP 才有</translation>
    </message>
    <message>
        <source>From the beginning until now (0)</source>
        <translation>从开始到现在 (0)</translation>
    </message>
    <message>
        <source>Saves what is shown as a PNG picture or as CSV values</source>
        <translation>把所显示的内容保存为 PNG 图片或 CSV 数值</translation>
    </message>
    <message>
        <source>Save the throughput</source>
        <translation>保存吞吐量</translation>
    </message>
    <message>
        <source>Picture (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Values (%1)</source>
        <translation>数值 (%1)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 无法保存：%2</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>All sockets</source>
        <translation>全部套接字</translation>
    </message>
    <message>
        <source>What all sockets of this program send and receive together</source>
        <translation>本程序所有套接字合计发送与接收的内容</translation>
    </message>
    <message>
        <source>Bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>Bytes that send() and recv() moved, per second</source>
        <translation>send() 与 recv() 每秒传送的字节</translation>
    </message>
    <message>
        <source>Calls/s</source>
        <translation>调用/秒</translation>
    </message>
    <message>
        <source>System calls that ended, per second</source>
        <translation>每秒结束的系统调用</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (−, the wheel)</source>
        <translation>缩小（−、滚轮）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+, the wheel); drag to move in time</source>
        <translation>放大（+、滚轮）；拖动可移动时间</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Stays at the present (End)</source>
        <translation>停留在当前时刻 (End)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>sw::ThroughputView</name>
    <message>
        <source>Throughput over time</source>
        <translation>吞吐量随时间的变化</translation>
    </message>
    <message>
        <source>the other end</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>Calls per second</source>
        <translation>每秒调用数</translation>
    </message>
    <message>
        <source>Round trip (rtt)</source>
        <translation>往返时间 (rtt)</translation>
    </message>
    <message>
        <source>Congestion window (cwnd)</source>
        <translation>拥塞窗口 (cwnd)</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>all sockets</source>
        <translation>全部套接字</translation>
    </message>
    <message>
        <source>sent by all sockets</source>
        <translation>全部套接字发送</translation>
    </message>
    <message>
        <source>received by all sockets</source>
        <translation>全部套接字接收</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>calls</comment>
        <translation>%1 次/秒</translation>
    </message>
    <message>
        <source>%1 s since the start</source>
        <translation>开始后 %1 s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a line and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Choose above what is to be shown.</source>
        <translation>请在上方选择要显示的内容。</translation>
    </message>
    <message>
        <source>No connection yet. Start a server and connect a client.</source>
        <translation>还没有连接。请启动服务端并让客户端连接。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>sw::TlsDetails</name>
    <message>
        <source>TLS with %1</source>
        <translation>与 %1 的 TLS</translation>
    </message>
    <message>
        <source>Result of the TLS handshake</source>
        <translation>TLS 握手的结果</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>sw::TlsOptions</name>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>What the server shows its clients: one that it signs itself, made when it starts, or one from files</source>
        <translation>服务器向客户端出示的证书：启动时生成的自签名证书，或来自文件</translation>
    </message>
    <message>
        <source>for the names</source>
        <translation>用于名称</translation>
    </message>
    <message>
        <source>Host names and addresses that clients may use, with blanks between them</source>
        <translation>客户端可使用的主机名和地址，用空格分隔</translation>
    </message>
    <message>
        <source>valid for</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Days until it expires. Below 0 it has expired already: to see what clients say of that</source>
        <translation>距过期的天数。小于 0 表示已经过期：可用来观察客户端的反应</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>服务器名称</translation>
    </message>
    <message>
        <source>Sent to the server (SNI) and looked for in its certificate; empty: the host above</source>
        <translation>发送给服务器（SNI），并在其证书中核对；留空则用上面的主机</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>PEM, its own certificate first. A self-signed one that is made is written there, so that a client can take it as its CA file; empty: it is kept in memory only</source>
        <translation>PEM，自己的证书在最前。生成的自签名证书写入此处，供客户端用作 CA 文件；留空则只保存在内存中</translation>
    </message>
    <message>
        <source>PEM: a certificate of your own, for servers that ask for one; empty: none</source>
        <translation>PEM：您自己的证书，供要求出示证书的服务器使用；留空则没有</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>The private key of that certificate, without a passphrase; one that is made is written for its owner only (0600). It never goes into the log</source>
        <translation>该证书的私钥，不带口令；生成的私钥只有所有者可读（0600）。私钥绝不会进入日志</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>PEM: the authorities that are trusted, and no others; empty: those of this system</source>
        <translation>PEM：只信任其中的颁发机构；留空则用本系统的</translation>
    </message>
    <message>
        <source>Ask for a client certificate</source>
        <translation>要求客户端证书</translation>
    </message>
    <message>
        <source>Only clients that show a certificate of a trusted authority get in</source>
        <translation>只有出示受信任机构所签证书的客户端才能连入</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最低版本</translation>
    </message>
    <message>
        <source>The oldest version of TLS that is agreed to; those before 1.2 are broken</source>
        <translation>所接受的最旧 TLS 版本；1.2 之前的版本已不安全</translation>
    </message>
    <message>
        <source>ALPN</source>
        <translation>ALPN</translation>
    </message>
    <message>
        <source>Protocols in order of preference, with blanks between them, such as h2 http/1.1; empty: none</source>
        <translation>按优先顺序排列的协议，用空格分隔，如 h2 http/1.1；留空则没有</translation>
    </message>
    <message>
        <source>Handshake within</source>
        <translation>握手时限</translation>
    </message>
    <message>
        <source>A handshake that takes longer is given up</source>
        <translation>超过此时限的握手将被放弃</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>TLS: a self-signed certificate needs at least one name, such as localhost.</source>
        <translation>TLS：自签名证书至少需要一个名称，如 localhost。</translation>
    </message>
    <message>
        <source>TLS: name the certificate file, or let a self-signed certificate be made.</source>
        <translation>TLS：请指定证书文件，或生成自签名证书。</translation>
    </message>
    <message>
        <source>TLS: the key file is of no use without its certificate file.</source>
        <translation>TLS：没有证书文件，密钥文件就没有用处。</translation>
    </message>
    <message>
        <source>TLS: the name of an ALPN protocol has at most 255 bytes.</source>
        <translation>TLS：ALPN 协议名最长 255 字节。</translation>
    </message>
    <message>
        <source>Calls are made by Qt (QSslSocket): the native backend has no TLS.</source>
        <translation>调用由 Qt（QSslSocket）发出：本机后端没有 TLS。</translation>
    </message>
    <message>
        <source>&amp;TLS</source>
        <translation>&amp;TLS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>later (STARTTLS)</source>
        <translation>稍后（STARTTLS）</translation>
    </message>
    <message>
        <source>When connections are encrypted</source>
        <translation>何时加密连接</translation>
    </message>
    <message>
        <source>At once: as soon as the connection stands. Later: by the button &apos;Start TLS&apos; on an open connection, as mail protocols do</source>
        <translation>立即：连接一建立就加密。稍后：在已打开的连接上点击“启动 TLS”，如同邮件协议</translation>
    </message>
    <message>
        <source>Oldest version of TLS</source>
        <translation>最旧的 TLS 版本</translation>
    </message>
    <message>
        <source>self-signed, made at the start</source>
        <translation>自签名，启动时生成</translation>
    </message>
    <message>
        <source>from files</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Qt (QSslSocket) makes the calls.</source>
        <translation>调用由 Qt（QSslSocket）发出。</translation>
    </message>
</context>
<context>
    <name>sw::UnitWords</name>
    <message>
        <source>ended by peer</source>
        <translation>对方已关闭连接</translation>
    </message>
    <message>
        <source>The peer ended its stream (FIN): recv() returned 0. That is no error.</source>
        <translation>对方结束了数据流（FIN）：recv() 返回 0。这不是错误。</translation>
    </message>
    <message>
        <source>reset by peer</source>
        <translation>被对方复位</translation>
    </message>
    <message>
        <source>The peer reset the connection (RST).</source>
        <translation>对方复位了连接（RST）。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation>连接失败。</translation>
    </message>
    <message>
        <source>closed here</source>
        <translation>本端已关闭</translation>
    </message>
    <message>
        <source>It was closed here.</source>
        <translation>连接已由本端关闭。</translation>
    </message>
    <message>
        <source>reset here</source>
        <translation>本端已复位</translation>
    </message>
    <message>
        <source>It was closed here with a reset (RST).</source>
        <translation>连接已由本端复位关闭（RST）。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>failed: errno name</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>errno name: its meaning</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences, one after the other</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The peer ended its stream: recv() returned 0. That is no error.</source>
        <translation>对端结束了它的数据流：recv() 返回 0。这不是错误。</translation>
    </message>
    <message>
        <source>The peer closed with unread data in its receive buffer.</source>
        <translation>对端关闭时，其接收缓冲区中还有未读数据。</translation>
    </message>
    <message>
        <source>unnamed socket</source>
        <translation>未命名的套接字</translation>
    </message>
    <message>
        <source>autobind</source>
        <comment>of a unix socket: the system picks a name</comment>
        <translation>自动绑定</translation>
    </message>
</context>
<context>
    <name>sw::WindowPlay</name>
    <message>
        <source>Playing %1</source>
        <translation>正在播放 %1</translation>
    </message>
    <message>
        <source>Played; calls: %1, everything as expected</source>
        <translation>播放完毕：%1 次调用，全部符合期望</translation>
    </message>
    <message>
        <source>Played; calls: %1, expectations that failed: %2</source>
        <translation>播放完毕：%1 次调用，%2 项期望未满足</translation>
    </message>
    <message>
        <source>step %1, %2: wanted %3, got %4</source>
        <translation>第 %1 步，%2：期望 %3，实际 %4</translation>
    </message>
</context>
<context>
    <name>sw::WorkspaceDesk</name>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.swworkspace *.json)</source>
        <translation>工作区 (*.swworkspace *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The workspace was not opened: a scenario or a lesson is running.</source>
        <translation>工作区没有打开：有场景或课程正在运行。</translation>
    </message>
    <message>
        <source>Stop the scenario in the File menu, or leave the lesson, and open it again.</source>
        <translation>请在文件菜单中停止场景，或离开课程，然后再次打开。</translation>
    </message>
    <message>
        <source>These messages lost their keys, which are taken: %1</source>
        <translation>以下消息的快捷键已被占用，因此失去快捷键：%1</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>保存工作区</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it would be larger than 16 MiB; export large messages, and remove them here</source>
        <translation>它会超过 16 MiB；请导出较大的消息，并在此处删除</translation>
    </message>
    <message>
        <source>a side has more than 100 panels</source>
        <translation>有一侧超过 100 个面板</translation>
    </message>
    <message>
        <source>The workspace was not written; what was there before is unchanged.</source>
        <translation>工作区没有写入；原有内容不变。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Workspaces that were opened or saved stand here</source>
        <translation>打开过或保存过的工作区列在这里</translation>
    </message>
    <message>
        <source>Socket Workbench</source>
        <translation>套接字工作台</translation>
    </message>
    <message>
        <source>%1[*] – Socket Workbench</source>
        <translation>%1[*] – 套接字工作台</translation>
    </message>
    <message>
        <source>New &amp;workspace</source>
        <translation>新建工作区(&amp;W)</translation>
    </message>
    <message>
        <source>The panels of the first start; what is open now is closed</source>
        <translation>首次启动时的面板；现在打开的将关闭</translation>
    </message>
    <message>
        <source>Open wor&amp;kspace…</source>
        <translation>打开工作区(&amp;K)…</translation>
    </message>
    <message>
        <source>Shows what a file holds before anything changes</source>
        <translation>在改变任何内容之前先显示文件的内容</translation>
    </message>
    <message>
        <source>&amp;Recent workspaces</source>
        <translation>最近的工作区(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save workspace</source>
        <translation>保存工作区(&amp;S)</translation>
    </message>
    <message>
        <source>Panels, messages, views and layout in one file</source>
        <translation>面板、消息、视图和布局，存于一个文件</translation>
    </message>
    <message>
        <source>Save workspace &amp;as…</source>
        <translation>工作区另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>What runs in the window now will be stopped and closed.</source>
        <translation>窗口中现在运行的将被停止并关闭。</translation>
    </message>
    <message>
        <source>The panels that are open now are in no file and will be lost unless you save them first.</source>
        <translation>现在打开的面板不在任何文件中；除非先保存，否则将会丢失。</translation>
    </message>
    <message>
        <source>The changes to %1 are not saved and will be lost unless you save them first.</source>
        <translation>对 %1 的更改尚未保存；除非先保存，否则将会丢失。</translation>
    </message>
    <message>
        <source>“%1” holds what stands below. Nothing of it connects, listens or is sent until you start it; all its panels come up stopped.</source>
        <translation>“%1”含有以下内容。在您启动之前，都不会连接、监听或发送；所有面板都处于停止状态。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save first…</source>
        <translation>先保存…</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Begin a new workspace?</source>
        <translation>开始新的工作区吗？</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>sw::WorkspaceWords</name>
    <message>
        <source>would ping %1</source>
        <translation>将 ping %1</translation>
    </message>
    <message>
        <source>%1 clients would connect to %2</source>
        <translation>%1 个客户端将连接 %2</translation>
    </message>
    <message>
        <source>would listen on %1</source>
        <translation>将监听 %1</translation>
    </message>
    <message>
        <source>would connect to %1</source>
        <translation>将连接 %1</translation>
    </message>
    <message>
        <source>would bind %1</source>
        <translation>将绑定 %1</translation>
    </message>
    <message>
        <source>would send to %1</source>
        <translation>将发送到 %1</translation>
    </message>
    <message>
        <source>would join the groups %1</source>
        <translation>将加入组播组 %1</translation>
    </message>
    <message>
        <source>answers by rules: %1</source>
        <translation>按规则应答：%1 条</translation>
    </message>
    <message>
        <source>answers what it receives</source>
        <translation>对收到的内容应答</translation>
    </message>
    <message>
        <source>greets</source>
        <translation>连接后先发送问候</translation>
    </message>
    <message>
        <source>sends a heartbeat every %1 ms</source>
        <translation>每 %1 毫秒发送心跳</translation>
    </message>
    <message>
        <source>connects again by itself</source>
        <translation>自动重新连接</translation>
    </message>
    <message>
        <source>sets socket options: %1</source>
        <translation>设置套接字选项：%1 个</translation>
    </message>
    <message>
        <source>would read the file %1 for TLS</source>
        <translation>将为 TLS 读取文件 %1</translation>
    </message>
    <message>
        <source>takes the file %1 into its composer</source>
        <translation>把文件 %1 放入发送区</translation>
    </message>
    <message>
        <source>no address yet</source>
        <translation>尚无地址</translation>
    </message>
    <message>
        <source>sent by you, they would go to %1</source>
        <translation>由您发送时，将发往 %1</translation>
    </message>
    <message>
        <source>sent by you, one would read the file %1</source>
        <translation>由您发送时，其中一条将读取文件 %1</translation>
    </message>
    <message>
        <source>Messages in the library: %1</source>
        <translation>消息库中的消息：%1</translation>
    </message>
    <message>
        <source>Servers: %1</source>
        <translation>服务端：%1</translation>
    </message>
    <message>
        <source>Clients: %1</source>
        <translation>客户端：%1</translation>
    </message>
    <message>
        <source>No panels.</source>
        <translation>没有面板。</translation>
    </message>
    <message>
        <source>The workspace is of another version of the program, probably a newer one. Nothing has changed.</source>
        <translation>该工作区属于本程序的另一版本，可能是更新的版本。什么都没有改变。</translation>
    </message>
    <message>
        <source>The workspace cannot be opened. Nothing has changed.</source>
        <translation>无法打开工作区。什么都没有改变。</translation>
    </message>
    <message>
        <source>misbehaves on purpose: %1</source>
        <translation>故意行为不当：%1</translation>
    </message>
    <message>
        <source>would write the file %1 for TLS, and replace one that this program made</source>
        <translation>将为 TLS 写入文件 %1，若是本程序先前生成的文件则替换</translation>
    </message>
</context>
</TS>
