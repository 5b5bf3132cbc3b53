import TuckmanCommand

Program.main()
